import sharp from 'sharp';
import type { FileView } from '@yimai/shared/contracts/media';
import { HOUR_MS } from '@yimai/shared/kernel/clock';
import { TestMall } from '../../test/support/mall.js';
import { enter, enterByPhone, type Shopper } from '../../test/support/mall-people.js';

/** Real: HTTP both ways, the gateways, jobs, the file store. Played: WeChat and Douyin. */
describe('pictures that members show to others', () => {
  let mall: TestMall;
  let tint = 0;

  beforeAll(async () => {
    mall = await TestMall.open();
  });
  afterAll(() => mall?.close());
  beforeEach(async () => {
    await judge('pass');
  });

  async function judge(suggest: 'pass' | 'review' | 'risky'): Promise<void> {
    await mall.sim.control('providers/wechat/judgePictures', { suggest });
    await mall.sim.control('providers/douyin/judgePictures', { isBad: suggest === 'risky' });
  }
  const picture = (seed = (tint += 1)): Promise<Buffer> =>
    sharp({ create: { width: 200, height: 200, channels: 3, background: { r: 90, g: seed * 9, b: 40 } } })
      .png()
      .toBuffer();
  async function upload(who: Shopper, bytes?: Buffer): Promise<FileView> {
    const form = { purpose: 'avatar', bytes: bytes ?? (await picture()) };
    return (await mall.upload('uploadFile', form, { token: who.token })).body as FileView;
  }
  const stateOf = async (who: Shopper, { id }: FileView): Promise<FileView> =>
    mall.call('getFile', { fileId: id }, { token: who.token });
  const becomes = (who: Shopper, file: FileView, state: FileView['state']): Promise<void> =>
    mall.until(async () => (await stateOf(who, file)).state === state, `the file to be ${state}`);
  const status = async (url: string): Promise<number> =>
    (await mall.app.inject({ method: 'GET', url })).statusCode;

  it('are seen by their owner alone until WeChat has looked', async () => {
    const anna = await enter(mall, 1);
    const file = await upload(anna);
    expect([file.state, file.url]).toEqual(['checking', expect.stringMatching(/^\/files\/private\//)]);
    expect(await status(file.url)).toBe(200);
    const me = await mall.call('updateMe', { avatarFileId: file.id }, { token: anna.token });
    expect(await status(me.avatarUrl ?? '')).toBe(404);
    await becomes(anna, file, 'ready');
    expect(await status(me.avatarUrl ?? '')).toBe(200);
    expect((await stateOf(anna, file)).url).toMatch(/^\/files\/u\//);
  });

  it('stay hidden when WeChat objects, and are known the second time', async () => {
    await judge('risky');
    const anna = await enter(mall, 1);
    const bytes = await picture();
    const file = await upload(anna, bytes);
    await becomes(anna, file, 'rejected');
    const use = await mall.send('updateMe', { avatarFileId: file.id }, { token: anna.token });
    expect(use.error.code).toBe('FILE_REFUSED');
    const bert = await enter(mall, 2);
    const again = await mall.upload('uploadFile', { purpose: 'avatar', bytes }, { token: bert.token });
    expect(again.error.code).toBe('FILE_REFUSED');
  });

  it('are looked at by Douyin where WeChat does not know the person', async () => {
    const web = await enterByPhone(mall, 7);
    const file = await upload(web);
    await becomes(web, file, 'ready');
    await judge('risky');
    const bad = await upload(web);
    await becomes(web, bad, 'rejected');
  });

  it('wait for staff when WeChat is not sure or never tells', async () => {
    await judge('review');
    const anna = await enter(mall, 1);
    const doubtful = await upload(anna);
    await becomes(anna, doubtful, 'review');
    await mall.sim.control('providers/wechat/pushTarget', { url: 'http://127.0.0.1:9/nowhere' });
    const silent = await upload(anna);
    await mall.jobs();
    expect((await stateOf(anna, silent)).state).toBe('checking');
    await mall.moveTo(HOUR_MS);
    const later = await enter(mall, 1);
    await becomes(later, silent, 'review');
    await mall.moveTo(0);
    await mall.sim.control('providers/wechat/pushTarget', {
      url: mall.inbound.url('/v1/notify/wechat-message'),
    });
  });

  it('are not looked at twice when others may see the same already', async () => {
    const anna = await enter(mall, 1);
    const bytes = await picture();
    const first = await upload(anna, bytes);
    await becomes(anna, first, 'ready');
    const second = await upload(await enter(mall, 2), bytes);
    expect([second.state, second.url]).toEqual(['ready', (await stateOf(anna, first)).url]);
  });

  it('and their names are read as well', async () => {
    const { token } = await enter(mall, 1);
    const bad = await mall.send('updateMe', { nickname: '加微信领红包' }, { token });
    expect(bad.error).toMatchObject({ code: 'TEXT_REFUSED', param: 'nickname' });
    expect((await mall.send('updateMe', { nickname: '山里人' }, { token })).status).toBe(200);
  });

  it('is told by nobody but WeChat', async () => {
    const reply = await mall.raw({
      method: 'POST',
      url: '/v1/notify/wechat-message?signature=00&timestamp=1&nonce=1',
      payload: { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'x', result: { suggest: 'pass' } },
    });
    expect(reply.status).toBe(401);
  });
});
