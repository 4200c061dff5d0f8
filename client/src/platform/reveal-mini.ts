import Taro from '@tarojs/taro';

/** Scrolls the page until this part of it is at its top, `offset` CSS pixels below the edge. */
export function reveal(id: string, offset = 0): void {
  Taro.createSelectorQuery()
    .select(`#${id}`)
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec((found: [{ top: number } | null, { scrollTop: number }]) => {
      const [box, page] = found;
      if (box) void Taro.pageScrollTo({ scrollTop: page.scrollTop + box.top - offset, duration: 240 });
    });
}
