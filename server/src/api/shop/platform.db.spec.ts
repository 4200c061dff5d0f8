import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { TestMall } from '../../../test/support/mall.js';
import { stockUp } from '../../../test/support/mall-people.js';

/** The whole server; WeChat and Douyin are played by the simulators, signatures included. */
describe('what clients need because of their platform', () => {
  let mall: TestMall;
  let origin: string;
  beforeAll(async () => {
    mall = await TestMall.open();
    origin = mall.app.get<AppConfig>(APP_CONFIG).PUBLIC_BASE_URL.replace(/\/$/, '');
  }, 60_000);
  afterAll(() => mall?.close());

  const wxConfig = (signed: object, url: string): Promise<unknown> =>
    mall.sim.control('providers/wechat/wxConfig', { ...signed, url });

  it('signs a page of ours so that the JS-SDK accepts it, and no other page', async () => {
    const pageUrl = `${origin}/pages/product/index?productId=prd_1&k=aB3dE9Qz`;
    const signed = await mall.call('getWechatJsConfig', { pageUrl: `${pageUrl}#reviews` });
    expect(signed.appId).toBe(mall.platform.wechat.officialAccount.appId);
    await expect(wxConfig(signed, pageUrl)).resolves.toEqual({ checked: pageUrl });
    await expect(wxConfig(signed, `${pageUrl}&x=1`)).rejects.toThrow('config:invalid signature');
    await expect(wxConfig({ ...signed, nonceStr: 'other' }, pageUrl)).rejects.toThrow('invalid signature');
  });

  it('fetches the ticket once for many pages', async () => {
    const pages = Array.from({ length: 5 }, (_, n) => `${origin}/pages/home/index?n=${n}`);
    const signed = await Promise.all(pages.map((pageUrl) => mall.call('getWechatJsConfig', { pageUrl })));
    await Promise.all(signed.map((one, n) => wxConfig(one, pages[n] ?? '')));
    expect(new Set(signed.map(({ nonceStr }) => nonceStr)).size).toBe(5);
  });

  it.each(['https://evil.example.cn/pages/home/index', 'javascript:alert(1)', 'http://127.0.0.1:1/x'])(
    'does not sign %s',
    async (pageUrl) => {
      const reply = await mall.send('getWechatJsConfig', { pageUrl });
      expect(reply.error.code).toBe('INVALID_INPUT');
    },
  );

  it('gives a link into the WeChat mini-program that carries the page and the code', async () => {
    const link = { to: 'wechat', path: '/pages/product/index?productId=prd_1&k=aB3dE9Qz' };
    const { url, expiresAt } = await mall.call('createOpenLink', link);
    const opened = await fetch(url);
    expect(await opened.text()).toBe('打开小程序 pages/product/index?productId=prd_1&k=aB3dE9Qz');
    expect(Date.parse(expiresAt)).toBeGreaterThan(mall.sim.now());
  });

  it('gives a link into the Douyin mini-program', async () => {
    const { url } = await mall.call('createOpenLink', { to: 'douyin', path: '/pages/home/index?k=aB3dE9Qz' });
    expect(url).toMatch(/^https:\/\/z\.douyin\.com\//);
  });

  it.each([
    'https://evil.example.cn',
    '//evil.example.cn',
    '/pages/../index',
    '/pages/home/index#x',
    'pages/home/index',
  ])('leads to no %s', async (target) => {
    const reply = await mall.send('createOpenLink', { to: 'wechat', path: target });
    expect(reply.error.code).toBe('INVALID_INPUT');
  });

  it('says that a platform is down instead of failing', async () => {
    await mall.sim.control('faults', {
      provider: 'wechat',
      operation: 'url-link',
      fault: 'http500',
      count: 9,
    });
    const reply = await mall.send('createOpenLink', { to: 'wechat', path: '/pages/home/index' });
    expect(reply.error.code).toBe('PLATFORM_UNAVAILABLE');
  });

  it('makes a 5:4 picture of a product once', async () => {
    const owner = await mall.staffToken('owner');
    const { productId } = await stockUp(mall, owner);
    const files = path.join(mall.app.get<AppConfig>(APP_CONFIG).DATA_DIR, 'files');
    // Without its picture in our folder the address is passed on as it is.
    expect(await mall.call('getShareCard', { productId })).toEqual({ imageUrl: '/files/a.png' });
    mkdirSync(files, { recursive: true });
    const square = { width: 800, height: 800, channels: 3, background: '#336699' } as const;
    writeFileSync(path.join(files, 'a.png'), await sharp({ create: square }).png().toBuffer());
    const { imageUrl } = await mall.call('getShareCard', { productId });
    const file = path.join(files, imageUrl.replace('/files/', ''));
    expect(existsSync(file)).toBe(true);
    expect(await sharp(file).metadata()).toMatchObject({ width: 500, height: 400, format: 'jpeg' });
    expect((await mall.call('getShareCard', { productId })).imageUrl).toBe(imageUrl);
  });
});
