import sharp from 'sharp';
import type { FileView } from '@yimai/shared/contracts/media';
import type { MyReviewView, ReviewView } from '@yimai/shared/contracts/review';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { parseId } from '@yimai/shared/kernel/id';
import { ship } from '../../test/security/earners.js';
import { TestMall, type Reply } from '../../test/support/mall.js';
import { enter, order, pay, stockUp, type Goods, type Shopper } from '../../test/support/mall-people.js';
import { PICTURE_REJECTED, ReviewService } from '../modules/review/index.js';
import { UnitOfWork } from '../platform/db/index.js';

const TEXT = '茶汤清亮，回甘很久';

/** Real: HTTP, SQL, uploads, the simulated platforms and their checks. */
describe('reviews', () => {
  let mall: TestMall;
  let owner: string;
  let goods: Goods;
  let people = 0;
  let tint = 0;

  beforeAll(async () => {
    mall = await TestMall.open();
    owner = await mall.staffToken('owner');
  }, 120_000);
  afterAll(() => mall?.close());
  beforeEach(async () => {
    goods = await stockUp(mall, owner);
    await judge('pass');
  });

  const judge = (suggest: 'pass' | 'risky'): Promise<unknown> =>
    mall.sim.control('providers/wechat/judgePictures', { suggest });

  interface Bought {
    who: Shopper;
    orderId: string;
    lineId: string;
  }

  async function bought(state: 'paid' | 'received' = 'received'): Promise<Bought> {
    const who = await enter(mall, (people += 1));
    const placed = await order(mall, who, { skuId: goods.skuId });
    await pay(mall, who, placed.id);
    if (state === 'received') {
      await ship(mall, placed.id);
      await mall.call('confirmReceipt', { orderId: placed.id }, { token: who.token });
    }
    return { who, orderId: placed.id, lineId: placed.lines[0]?.id ?? '' };
  }
  const write = ({ who, lineId }: Bought, input: Record<string, unknown> = {}): Promise<Reply> =>
    mall.send('createReview', { lineId, rating: 5, text: TEXT, ...input }, { token: who.token });
  async function written(of: Bought, input: Record<string, unknown> = {}): Promise<MyReviewView> {
    const reply = await write(of, input);
    expect([reply.status, reply.text]).toEqual([201, expect.stringContaining('rev_')]);
    return reply.body as MyReviewView;
  }
  const followUp = ({ who }: Bought, reviewId: string, text = '喝了一个月，仍然喜欢'): Promise<Reply> =>
    mall.send('followUpReview', { reviewId, text }, { token: who.token });
  const code = async (reply: Promise<Reply>): Promise<string | undefined> => (await reply).error.code;
  const shown = async (filter = 'all'): Promise<ReviewView[]> =>
    (await mall.call('listReviews', { productId: goods.productId, filter })).items;
  const waiting = async ({ token }: Shopper): Promise<number> =>
    (await mall.call('getMySummary', {}, { token })).waitingReviews;
  const summary = async () => (await mall.call('getProduct', { productId: goods.productId })).reviews;
  async function picture(who: Shopper, purpose = 'review'): Promise<string> {
    const background = { r: 90, g: (tint += 10), b: 40 };
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const reply = await mall.upload('uploadFile', { purpose, bytes }, { token: who.token });
    return (reply.body as FileView).id;
  }

  it('are written once by whoever received it, and count', async () => {
    const line = await bought();
    const before = await mall.call('getOrder', { orderId: line.orderId }, { token: line.who.token });
    expect(before.lines[0]?.canReview).toBe(true);
    expect(before.actions).toContain('review');
    expect(await mall.call('listWaitingReviews', {}, { token: line.who.token })).toMatchObject({
      items: [{ lineId: line.lineId, goods: { title: '桂花乌龙' } }],
    });
    const review = await written(line, { rating: 4 });
    expect(review).toMatchObject({ state: 'published', stateText: '已发布', canFollowUp: true });
    expect(await code(write(line))).toBe('REVIEW_EXISTS');
    const after = await mall.call('getOrder', { orderId: line.orderId }, { token: line.who.token });
    expect(after.lines[0]?.canReview).toBe(false);
    expect(after.actions).not.toContain('review');
    expect(await waiting(line.who)).toBe(0);
    expect(await shown()).toEqual([expect.objectContaining({ id: review.id, rating: 4, text: TEXT })]);
    expect(await summary()).toEqual({
      averageTenths: 40,
      stars: [0, 0, 0, 1, 0],
      counts: { all: 1, pictures: 0, good: 1, bad: 0, 'follow-up': 0 },
    });
  });

  it('are refused to others, before receipt, and after a refund', async () => {
    const line = await bought();
    const stranger = await enter(mall, 90);
    expect(await code(write({ ...line, who: stranger }))).toBe('ORDER_NOT_FOUND');
    const paid = await bought('paid');
    expect(await code(write(paid))).toBe('REVIEW_NOT_RECEIVED');
    await mall.sql('UPDATE order_lines SET refunded_quantity = quantity, refunded_fen = net_fen');
    expect(await code(write(line))).toBe('REVIEW_LINE_REFUNDED');
    expect(await waiting(line.who)).toBe(0);
    expect(await shown()).toEqual([]);
  });

  it('stay when the line is refunded later', async () => {
    const line = await bought();
    await written(line);
    await mall.sql('UPDATE order_lines SET refunded_quantity = quantity, refunded_fen = net_fen');
    expect(await shown()).toHaveLength(1);
  });

  it('are refused when too short, too long, without stars or with words a platform forbids', async () => {
    const line = await bought();
    for (const wrong of [
      { text: '好茶好茶' },
      { text: '茶'.repeat(501) },
      { text: '          ' },
      { rating: 0 },
      { rating: 6 },
      { rating: 4.5 },
      { fileIds: Array.from({ length: 7 }, () => 'fil_1') },
    ])
      expect([wrong, await code(write(line, wrong))]).toEqual([wrong, 'INVALID_INPUT']);
    const reply = await write(line, { text: '这里有色情，快来看' });
    expect(reply.error).toMatchObject({
      code: 'TEXT_REFUSED',
      message: '内容包含不合适的信息，请修改后再试',
    });
  });

  it('show pictures of the author only, after a platform has seen them', async () => {
    const line = await bought();
    const other = await enter(mall, 91);
    const theirs = await picture(other);
    const face = await picture(line.who, 'avatar');
    expect(await code(write(line, { fileIds: [theirs] }))).toBe('FILE_NOT_FOUND');
    expect(await code(write(line, { fileIds: [face] }))).toBe('FILE_NOT_FOUND');
    const own = await picture(line.who);
    expect(await code(write(line, { fileIds: [own, own] }))).toBe('FILE_NOT_FOUND');
    const review = await written(line, { fileIds: [own] });
    expect(review).toMatchObject({ state: 'pending', pictures: [expect.anything()] });
    expect(await shown()).toEqual([]);
    await mall.until(async () => (await shown()).length === 1, 'the picture to be checked');
    const [seen] = await shown('pictures');
    expect(seen?.pictures[0]?.url).toMatch(/^\/files\/u\//);
    expect((await summary()).counts.pictures).toBe(1);
  });

  it('are rejected with a picture that a platform rejects', async () => {
    await judge('risky');
    const line = await bought();
    const own = await picture(line.who);
    const { id } = await written(line, { fileIds: [own] });
    const mine = async () => (await mall.call('listMyReviews', {}, { token: line.who.token })).items;
    await mall.until(async () => (await mine())[0]?.state === 'rejected', 'the picture to be rejected');
    expect(await mine()).toEqual([
      expect.objectContaining({ id, reason: PICTURE_REJECTED, canFollowUp: false }),
    ]);
    expect(await shown()).toEqual([]);
    expect(
      await code(mall.send('consoleShowReview', { reviewId: id, isShown: true }, { token: owner })),
    ).toBe('REVIEW_STATE');
  });

  it('hide the name of whoever asks for it, from everybody but staff', async () => {
    const line = await bought();
    await written(line, { isAnonymous: true });
    expect((await shown())[0]).toMatchObject({ author: '匿名用户', avatarUrl: null });
    const { items } = await mall.call('consoleListReviews', {}, { token: owner });
    expect(items[0]).toMatchObject({ memberId: line.who.memberId, isAnonymous: true });
    expect(items[0]?.author).not.toBe('匿名用户');
  });

  it('are added to once, within 180 days', async () => {
    const line = await bought();
    const late = await bought();
    const stranger = await bought();
    const review = await written(line);
    const lateReview = await written(late);
    expect(await code(followUp(stranger, review.id))).toBe('REVIEW_NOT_FOUND');
    expect(await code(followUp(line, review.id, '嗯'))).toBe('INVALID_INPUT');
    expect((await followUp(line, review.id)).status).toBe(201);
    expect(await code(followUp(line, review.id))).toBe('REVIEW_EXISTS');
    const [seen] = await shown('follow-up');
    expect(seen).toMatchObject({ id: review.id, followUp: { days: 0, text: '喝了一个月，仍然喜欢' } });
    expect((await summary()).counts).toMatchObject({ all: 2, 'follow-up': 1 });
    await mall.moveTo(181 * DAY_MS);
    const again = await enter(mall, late.who.no);
    expect(await code(followUp({ ...late, who: again }, lateReview.id))).toBe('REVIEW_FOLLOW_UP_CLOSED');
    await mall.moveTo(0);
  });

  it('go when their author deletes them, and the line is not reviewed again', async () => {
    const line = await bought();
    const own = await picture(line.who);
    const review = await written(line, { fileIds: [own] });
    await followUp(line, review.id);
    const drop = (who: Shopper): Promise<Reply> =>
      mall.send('deleteReview', { reviewId: review.id }, { token: who.token });
    expect(await code(drop(await enter(mall, 92)))).toBe('REVIEW_NOT_FOUND');
    expect((await drop(line.who)).status).toBe(200);
    expect(await code(drop(line.who))).toBe('REVIEW_NOT_FOUND');
    expect(await shown()).toEqual([]);
    expect(await summary()).toMatchObject({ averageTenths: null, counts: { all: 0, 'follow-up': 0 } });
    expect(await code(write(line))).toBe('REVIEW_EXISTS');
    const left = await mall.sql("SELECT text FROM reviews WHERE state = 'deleted' AND text <> ''");
    expect(left).toEqual([]);
    const files = await mall.sql('SELECT used_at FROM media_files WHERE id = ?', [parseId('file', own)]);
    expect(files).toEqual([expect.objectContaining({ used_at: null })]);
  });

  it('are hidden by staff with a reason, and answered once', async () => {
    const line = await bought();
    const { id: reviewId } = await written(line, { rating: 1 });
    const show = (isShown: boolean, reason = ''): Promise<Reply> =>
      mall.send('consoleShowReview', { reviewId, isShown, reason }, { token: owner });
    const reply = (text: string): Promise<Reply> =>
      mall.send('consoleReplyReview', { reviewId, text }, { token: owner });
    expect((await summary()).counts.bad).toBe(1);
    expect((await show(false)).error).toMatchObject({ code: 'INVALID_INPUT', message: '请填写隐藏原因' });
    expect((await show(false, '与商品无关')).body).toMatchObject({ state: 'hidden', reason: '与商品无关' });
    expect(await shown()).toEqual([]);
    expect((await summary()).counts).toMatchObject({ all: 0, bad: 0 });
    const { items } = await mall.call('listMyReviews', {}, { token: line.who.token });
    expect(items[0]).toMatchObject({ state: 'hidden', reason: '与商品无关' });
    expect((await show(true)).body).toMatchObject({ state: 'published', reason: null });
    expect((await reply('抱歉，已为您联系客服')).status).toBe(200);
    expect(await code(reply('再说一次'))).toBe('REVIEW_REPLIED');
    expect((await shown())[0]?.reply?.text).toBe('抱歉，已为您联系客服');
  });

  it('follow a member who is merged', async () => {
    const line = await bought();
    const { id } = await written(line);
    const into = await enter(mall, 93);
    const [absorbsId, keepsId] = [line.who, into].map(({ memberId }) => parseId('member', memberId));
    if (!absorbsId || !keepsId) throw new Error('both are members');
    const merge = { keepsId, absorbsId, at: new Date(0) };
    await mall.get(UnitOfWork).run((tx) => mall.get(ReviewService).absorb(tx, merge));
    const { items } = await mall.call('listMyReviews', {}, { token: into.token });
    expect(items.map((review) => review.id)).toEqual([id]);
  });

  it('count exactly when many are written at once', async () => {
    const lines: Bought[] = [];
    for (let no = 0; no < 4; no += 1) lines.push(await bought());
    await Promise.all(lines.map((line, index) => written(line, { rating: index + 2 })));
    // The row: what the storefront reads may be five seconds old.
    const [row] = await mall.sql('SELECT review_summary, review_count FROM products WHERE id = ?', [
      parseId('product', goods.productId),
    ]);
    expect(row).toMatchObject({ review_count: 4, review_summary: { stars: [0, 1, 1, 1, 1] } });
    expect(await shown('good')).toHaveLength(2);
    expect(await shown('bad')).toHaveLength(1);
  });
});
