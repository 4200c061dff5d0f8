interface Listed {
  items?: { skuId?: string }[];
}

/** Coupons and recommendations are the whole shop's, and other specs fill it: every list is empty but the cart's own. */
export function withoutTheRest(body: Listed): Listed {
  const isCart = body.items?.some(({ skuId }) => skuId !== undefined);
  return Array.isArray(body.items) && !isCart
    ? { ...body, items: [], ...('nextCursor' in body ? { nextCursor: null } : {}) }
    : body;
}

/** Runs in the page: every picture in sight is there, and so are the letters. */
export function isComplete(): boolean {
  const inSight = [...document.images].filter((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return one.checkVisibility() && top < innerHeight && bottom > 0;
  });
  const isWaiting = [...document.querySelectorAll('[class*="skeleton" i]')].some((one) =>
    one.checkVisibility(),
  );
  return (
    !isWaiting &&
    document.fonts.status === 'loaded' &&
    inSight.every((one) => one.complete && one.naturalWidth > 0)
  );
}

/**
 * Runs in the page: nothing moves, and what depends on the day or on chance is written as 8s, two at least.
 * Afterwards two visits look the same.
 */
export async function holdStill(): Promise<void> {
  const changing =
    /\d{1,4}年|\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}(:\d{2})?|YM\d{6,}|\d+\s*(天|小时|分钟?|秒)/g;
  const hide = (node: Node): void => {
    if (node.parentElement?.closest('script,style')) return;
    const text = node.nodeValue ?? '';
    const still = text.replace(changing, (match) =>
      // The 7th is as wide as the 17th.
      match.replace(/\d+/g, (digits) => '8'.repeat(Math.max(2, digits.length))),
    );
    if (still !== text) node.nodeValue = still;
  };
  const hideAll = (): void => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) hide(walker.currentNode);
  };
  const style = document.createElement('style');
  style.textContent =
    '*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}';
  document.head.append(style);
  hideAll();
  // A countdown goes on. Observers are heard before the next frame: what it writes is never painted.
  new MutationObserver(hideAll).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  await Promise.all(
    [...document.images].filter(({ complete }) => complete).map((one) => one.decode().catch(() => undefined)),
  );
  await document.fonts.ready;
  // One frame with all of that, and one that shows it was the last.
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
