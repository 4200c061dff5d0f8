const PICTURES_WITHIN_MS = 400;

/** Pictures in sight, ready to be painted: one that was painted before the script ran must not blink. */
function picturesInSight(): Promise<unknown> {
  const inSight = Array.from(document.querySelectorAll<HTMLImageElement>('#app img')).filter((picture) => {
    const { top, bottom, width } = picture.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < window.innerHeight && picture.loading !== 'lazy';
  });
  return Promise.all(inSight.map((picture) => picture.decode?.().catch(() => undefined)));
}

/** Style sheets of the page: they come beside the scripts. */
function styles(): Promise<unknown> {
  const links = Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'));
  const isThere = (link: HTMLLinkElement): Promise<void> =>
    link.sheet
      ? Promise.resolve()
      : new Promise((resolve) => {
          link.addEventListener('load', () => resolve());
          link.addEventListener('error', () => resolve());
        });
  return Promise.all(links.map(isThere));
}

/** Takes away what the document showed before the script ran; called by the first page that is drawn. */
export function removeBootScreen(): void {
  const boot = document.getElementById('boot');
  if (!boot || boot.dataset.leaving) return;
  boot.dataset.leaving = 'yes';
  const late = new Promise((resolve) => setTimeout(resolve, PICTURES_WITHIN_MS));
  void styles()
    .then(() => Promise.race([picturesInSight(), late]))
    .then(() => boot.remove());
}
