import { readScanned } from './scanned';

jest.mock('@/platform/origin', () => ({ apiOrigin: () => 'https://mall.example.cn' }));

describe('a scanned code', () => {
  it.each([
    ['https://mall.example.cn/pages/product/index?productId=prd_1&k=aB3dE9Qz', 'aB3dE9Qz'],
    ['/pages/product/index?scene=k%3DaB3dE9Qz%26p%3D1', 'aB3dE9Qz'],
    ['/pages/home/index', undefined],
  ])('%s opens a page', (text, code) => {
    const path = text.replace('https://mall.example.cn', '');
    expect(readScanned(text)).toEqual({ kind: 'page', path, code });
  });

  it.each(['https://mall.example.cn/r/aB3dE9Qz', 'aB3dE9Qz'])('%s is a code', (text) => {
    expect(readScanned(text)).toEqual({ kind: 'code', code: 'aB3dE9Qz' });
  });

  it.each([
    'https://evil.example.cn/pages/home/index',
    'https://mall.example.cn.evil.cn/pages/home/index',
    'https://evil.example.cn/r/aB3dE9Qz',
    'weixin://dl/business/?t=1',
    '付款码 123',
    '',
  ])('%s opens nothing', (text) => {
    expect(readScanned(text)).toBeNull();
  });
});
