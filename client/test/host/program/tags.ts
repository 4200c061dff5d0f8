/** Built-in components that the view layer draws. Others would be empty boxes, which no test should take for a page. */
export const PLAYED_TAGS: ReadonlySet<string> = new Set([
  'view',
  'text',
  'image',
  'button',
  'input',
  'textarea',
  'scroll-view',
  'swiper',
  'swiper-item',
  'slider',
  'canvas',
  'video',
  'web-view',
]);
