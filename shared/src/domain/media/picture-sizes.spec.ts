import { pictureAt } from './picture-sizes.js';

describe('pictures by width', () => {
  it.each([
    ['/files/u/0123456789abcdef0123456789abcdef.jpg', '/files/u/0123456789abcdef0123456789abcdef-360.webp'],
    ['/files/u/0123456789abcdef0123456789abcdef.webp', '/files/u/0123456789abcdef0123456789abcdef-360.webp'],
    ['/files/goods/product/tea/hero-0123456789.jpg', '/files/goods/product/tea/hero-0123456789-360.webp'],
  ])('ours have one: %s', (url, small) => {
    expect(pictureAt(url, 360)).toBe(small);
  });

  it.each([
    '/files/u/0123456789abcdef0123456789abcdef-900.webp',
    '/files/u/0123456789abcdef0123456789abcdef.mp4',
    '/files/browser/1f2e3d4c.webp',
    '/files/private/fil_1/full?e=1&s=2',
    'https://cdn.example.cn/files/u/0123456789abcdef0123456789abcdef.jpg',
  ])('others stay as they are: %s', (url) => {
    expect(pictureAt(url, 900)).toBe(url);
  });
});
