/** Pictures over everything, for browsers; the mini-programs bring their own. Plain elements: it loads with the first tap. */

const STYLE = `
.yv{position:fixed;inset:0;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:0;border:0;background:rgba(12,10,9,.94);overscroll-behavior:contain}
.yv::backdrop{background:transparent}
.yv-row{display:flex;width:100%;height:100%;overflow-x:auto;scroll-snap-type:x mandatory;scrollbar-width:none}
.yv-row::-webkit-scrollbar{display:none}
.yv-page{flex:none;display:flex;align-items:center;justify-content:center;width:100%;height:100%;scroll-snap-align:center}
.yv-page img{max-width:100%;max-height:100%;object-fit:contain}
.yv button{position:absolute;display:flex;align-items:center;justify-content:center;width:44px;height:44px;border:0;border-radius:50%;background:rgba(255,255,255,.16);color:#fff;font-size:22px;cursor:pointer}
.yv button:focus-visible{outline:2px solid #fff}
.yv-close{top:12px;right:12px}
.yv-back{top:calc(50% - 22px);left:12px}
.yv-next{top:calc(50% - 22px);right:12px}
.yv-count{position:absolute;bottom:20px;left:0;width:100%;color:#fff;font-size:14px;text-align:center;pointer-events:none}
@media (hover:none){.yv-back,.yv-next{display:none!important}}
`;

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(className: string, sign: string, label: string): HTMLButtonElement {
  const made = make('button', className, sign);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  return made;
}

/** Opens a dialog of the browser's own: it keeps the focus, closes on Escape and gives the focus back. */
export function showPictures(urls: readonly string[], at: number): void {
  const dialog = make('dialog', 'yv');
  dialog.setAttribute('aria-label', '查看图片');
  const row = make('div', 'yv-row');
  for (const [index, url] of urls.entries()) {
    const page = make('div', 'yv-page');
    const image = document.createElement('img');
    image.src = url;
    image.alt = `图片 ${index + 1}`;
    image.loading = 'lazy';
    page.append(image);
    row.append(page);
  }
  const count = make('div', 'yv-count');
  const shown = (): number => Math.round(row.scrollLeft / Math.max(1, row.clientWidth));
  const tell = (): void =>
    void (count.textContent = urls.length > 1 ? `${shown() + 1} / ${urls.length}` : '');
  const go = (index: number): void => row.scrollTo({ left: index * row.clientWidth, behavior: 'smooth' });
  const close = button('yv-close', '✕', '关闭');
  close.onclick = () => dialog.close();
  row.onclick = () => dialog.close();
  row.onscroll = tell;
  dialog.append(make('style', '', STYLE), row, close, count);
  if (urls.length > 1) {
    const [back, next] = [button('yv-back', '‹', '上一张'), button('yv-next', '›', '下一张')];
    back.onclick = () => go(shown() - 1);
    next.onclick = () => go(shown() + 1);
    dialog.onkeydown = ({ key }) => {
      if (key === 'ArrowLeft') go(shown() - 1);
      if (key === 'ArrowRight') go(shown() + 1);
    };
    dialog.append(back, next);
  }
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
  row.scrollLeft = at * row.clientWidth;
  tell();
}
