import { codeInText } from './link-text.js';

describe('codeInText', () => {
  it.each([
    ['a code', ' ABCD2345 ', 'abcd2345'],
    ['a link', 'https://shop.example.cn/pages/product/index?productId=prd_1&k=abcd2345', 'abcd2345'],
    ['the path of a mini-program', 'pages/home/index?k=abcd2345', 'abcd2345'],
    ['a message', '【一脉】桂花蜜\n复制链接到浏览器打开：https://a.cn/p?k=abcd2345 快看', 'abcd2345'],
    ['a link inside a link', 'https://a.cn/jump?to=%2Fpages%2Fhome%3Fk%3Dabcd2345', 'abcd2345'],
    ['a link without a code', 'https://shop.example.cn/pages/home/index', null],
    ['another parameter that ends with k', 'https://a.cn/?track=abcd2345', null],
    ['a code that is too long', 'https://a.cn/?k=abcd2345abcd2345', null],
    ['words', '帮我看看', null],
  ])('%s', (_, text, code) => {
    expect(codeInText(text)).toBe(code);
  });
});
