import type { ExperimentDetailView } from '@yimai/shared/contracts/experiment';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId, parseId, type MemberId, type OrderId } from '@yimai/shared/kernel/id';
import { TestMall, type Reply } from '../../test/support/mall.js';
import { enter, order, pay, stockUp, type Goods } from '../../test/support/mall-people.js';
import { ExperimentService, Participation, type ExperimentId } from '../modules/experiment/index.js';
import { UnitOfWork } from '../platform/db/index.js';

const label = (word: string, market = 'struck') => ({ word, market });
const variant = (name: string, more: object) => ({
  name,
  shareBps: 5_000,
  versionId: null,
  label: null,
  ...more,
});
const deviceOf = (no: number): string => `device-${String(no).padStart(4, '0')}`;

/** Real: HTTP, the database, jobs, payments. Played: the platforms. */
describe('experiments', () => {
  let mall: TestMall;
  let owner: string;
  let goods: Goods;

  beforeAll(async () => {
    mall = await TestMall.open();
    owner = await mall.staffToken('owner');
    goods = await stockUp(mall, owner);
  }, 60_000);
  afterAll(() => mall?.close());
  afterEach(async () => {
    const { items } = await mall.call('listExperiments', {}, as(owner));
    for (const { id } of items.filter(({ state }) => state === 'running'))
      await mall.call('stopExperiment', { experimentId: id }, as(owner));
  });

  const as = (token: string) => ({ token });
  const on = (deviceId: string, token?: string) => ({
    headers: { 'x-device-id': deviceId },
    ...(token ? { token } : {}),
  });
  const labelPlan = (...labels: object[]) => ({
    name: '价格标签测试',
    subject: 'price-label',
    pageId: null,
    variants: labels.map((each, at) => variant(`写法${at}`, { label: each })),
    baselineBps: 1_000,
    liftBps: 2_000,
    plannedDays: 14,
  });
  const create = (plan: object): Promise<ExperimentDetailView> =>
    mall.call('createExperiment', { ...plan }, as(owner));
  const start = async (plan: object): Promise<ExperimentDetailView> => {
    const { id } = await create(plan);
    return mall.call('startExperiment', { experimentId: id }, as(owner));
  };
  const read = (id: string): Promise<ExperimentDetailView> =>
    mall.call('getExperiment', { experimentId: id }, as(owner));
  const tryTo = (
    name: 'startExperiment' | 'stopExperiment' | 'decideExperiment' | 'saveExperiment' | 'discardExperiment',
    experimentId: string,
    more: object = {},
  ): Promise<Reply> => mall.send(name, { experimentId, ...more }, as(owner));
  const expose = (deviceId: string, id: string, token?: string) =>
    mall.call('noteExposures', { deviceId, experimentIds: [id] }, token ? as(token) : {});
  const labelFor = async (deviceId: string) =>
    (await mall.call('getProduct', { productId: goods.productId }, on(deviceId))).priceLabel;
  /** Two devices that see different variants, found by looking. */
  async function bothSides<T>(look: (deviceId: string) => Promise<T>): Promise<[string, string]> {
    const [first = '', ...rest] = Array.from({ length: 12 }, (_, at) => `someone-${at}`);
    const seen = JSON.stringify(await look(first));
    for (const device of rest) if (JSON.stringify(await look(device)) !== seen) return [first, device];
    throw new Error('twelve devices saw the same');
  }

  /** A topic with two versions, the second on show. */
  async function aTopic(slug: string): Promise<{ pageId: string; versions: string[] }> {
    let page = await mall.call('createPage', { slug, title: '专题' }, as(owner));
    for (const height of [20, 40]) {
      const blocks = [{ id: 'line', type: 'spacer', height, divider: 'line' }];
      const content = { ...page.draft, blocks };
      const { draftVersion } = page;
      page = await mall.call('savePageDraft', { pageId: page.id, draftVersion, content }, as(owner));
      page = await mall.call('publishPage', { pageId: page.id, draftVersion: page.draftVersion }, as(owner));
    }
    const { items } = await mall.call('listPageVersions', { pageId: page.id }, as(owner));
    return { pageId: page.id, versions: items.map(({ id }) => id).reverse() };
  }
  const pagePlan = ({ pageId, versions }: { pageId: string; versions: string[] }) => ({
    ...labelPlan(),
    name: '专题测试',
    subject: 'page',
    pageId,
    variants: versions.map((versionId, at) => variant(`版${at}`, { versionId })),
  });

  it('shows each device one variant of the price label, and the price itself unchanged', async () => {
    const plain = await mall.call('getProduct', { productId: goods.productId }, {});
    expect(plain.priceLabel).toBeUndefined();
    const { id } = await start(labelPlan(label('none'), label('today', 'saved')));
    const [one, other] = await bothSides(labelFor);
    const both = await Promise.all([one, other, one].map(labelFor));
    expect(both[0]).toEqual(both[2]);
    expect([both[0], both[1]]).toEqual(
      expect.arrayContaining([
        { word: 'none', market: 'struck', experimentId: id },
        { word: 'today', market: 'saved', experimentId: id },
      ]),
    );
    for (const device of [one, other]) {
      const { priceLabel, ...rest } = await mall.call(
        'getProduct',
        { productId: goods.productId },
        on(device),
      );
      expect(rest).toEqual(plain);
      const list = await mall.call('listProducts', {}, on(device));
      expect(list.items.map((card) => card.priceLabel)).toEqual([priceLabel]);
      const home = await mall.call('getPage', { slug: 'home' }, on(device));
      const shelf = home.blocks.find((block) => block.type === 'shelf');
      expect(shelf).toMatchObject({ products: [{ priceLabel }] });
    }
    // Who does not say what it is, as a crawler, sees what was there before.
    expect((await mall.call('getProduct', { productId: goods.productId }, {})).priceLabel).toBeUndefined();
  });

  it('counts a device once, its first paid order after that, and what was paid back', async () => {
    const { id } = await start(labelPlan(label('none'), label('shop')));
    const early = await enter(mall, 41);
    await expose(deviceOf(41), id, early.token);
    // Placed before they saw anything: not what the label brought.
    await mall.get(Participation).convert({
      orderId: asId('order', 1),
      memberId: parseId('member', early.memberId) as MemberId,
      placedAt: new Date(Date.now() - DAY_MS),
      paidAt: new Date(),
      payableFen: 9_900,
      refundedFen: 0,
    });
    // A guest sees it, often and at once; then logs in and buys.
    await Promise.all([42, 42, 42].map((no) => expose(deviceOf(no), id)));
    const buyer = await enter(mall, 42);
    const bought = await order(mall, buyer, { skuId: goods.skuId, quantity: 2 });
    await pay(mall, buyer, bought.id);
    await mall.jobs();
    // A second order is not another conversion, nor is the first told twice.
    for (const orderId of [asId('order', 2), parseId('order', bought.id) as OrderId])
      await mall.get(Participation).convert({
        orderId,
        memberId: parseId('member', buyer.memberId) as MemberId,
        placedAt: new Date(),
        paidAt: new Date(),
        payableFen: 1,
        refundedFen: 0,
      });
    const sums = async () => {
      const { result } = await read(id);
      const all = result?.variants ?? [];
      return {
        exposed: all.reduce((sum, each) => sum + each.exposed, 0),
        converted: all.reduce((sum, each) => sum + each.converted, 0),
        revenueFen: all.reduce((sum, each) => sum + each.revenueFen, 0),
      };
    };
    expect(await sums()).toEqual({ exposed: 2, converted: 1, revenueFen: bought.payableFen });

    const aftersale = await mall.call(
      'createAftersale',
      { orderLineId: bought.lines[0]?.id, kind: 'refundOnly', quantity: 1, reason: '其他' },
      as(buyer.token),
    );
    await mall.call('decideAftersale', { aftersaleId: aftersale.id, decision: 'approve' }, as(owner));
    await mall.until(
      async () => (await sums()).revenueFen < bought.payableFen,
      'what was paid back to be taken off',
    );
    const [refunded] = await mall.sql('SELECT refunded_fen FROM orders WHERE refunded_fen > 0');
    expect(await sums()).toEqual({
      exposed: 2,
      converted: 1,
      revenueFen: bought.payableFen - Number(refunded?.['refunded_fen']),
    });
  }, 60_000);

  it('counts a person once, however many devices they have, and one after a merge', async () => {
    const { id } = await start(labelPlan(label('none'), label('shop')));
    const { token, memberId } = await enter(mall, 51);
    await expose('phone-of-51', id, token);
    await expose('tablet-of-51', id, token);
    const other = await enter(mall, 52);
    await expose('phone-of-52', id, other.token);
    const exposed = async () =>
      (await read(id)).result?.variants.reduce((sum, each) => sum + each.exposed, 0);
    expect(await exposed()).toBe(2);
    const [keepsId, absorbsId] = [memberId, other.memberId].map(
      (text) => parseId('member', text) as MemberId,
    );
    await mall.get(UnitOfWork).run((tx) =>
      mall.get(ExperimentService).absorb(tx, {
        keepsId: keepsId as MemberId,
        absorbsId: absorbsId as MemberId,
        at: new Date(0),
      }),
    );
    expect(await exposed()).toBe(1);
    expect(
      await mall.sql('SELECT member_id FROM experiment_participants WHERE member_id = ?', [absorbsId]),
    ).toEqual([]);
  });

  it('lets one of many start about the same subject, and nobody change it from there', async () => {
    const plans = [labelPlan(label('none'), label('shop')), labelPlan(label('none'), label('today'))];
    const drafts = await Promise.all([...plans, ...plans].map(create));
    const replies = await Promise.all(drafts.map(({ id }) => tryTo('startExperiment', id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(replies.flatMap(({ error }) => error.code ?? [])).toEqual(
      Array(3).fill('EXPERIMENT_SUBJECT_BUSY'),
    );
    const running = drafts[replies.findIndex(({ status }) => status === 200)]?.id ?? '';
    for (const reply of [
      await tryTo('startExperiment', running),
      await tryTo('saveExperiment', running, plans[0]),
      await tryTo('discardExperiment', running),
      await tryTo('decideExperiment', running, { winner: 'a' }),
    ])
      expect(reply.error.code).toBe('EXPERIMENT_STATE');
    const draft = drafts.find(({ id }) => id !== running)?.id ?? '';
    expect((await tryTo('saveExperiment', draft, { ...plans[0], name: '改名' })).body).toMatchObject({
      name: '改名',
    });
    expect((await tryTo('discardExperiment', draft)).status).toBe(200);
    expect((await tryTo('discardExperiment', draft)).error.code).toBe('EXPERIMENT_NOT_FOUND');
  });

  it.each([
    ['shares that are not the whole', () => labelPlan({ ...label('none') }, label('shop'), label('today'))],
    ['two variants alike', () => labelPlan(label('none'), label('none'))],
    [
      'a variant without a label',
      () => ({ ...labelPlan(), variants: [variant('甲', {}), variant('乙', {})] }),
    ],
    [
      'a page experiment without a page',
      () => ({ ...labelPlan(label('none'), label('shop')), subject: 'page' }),
    ],
  ])('refuses %s', async (_, plan) => {
    const reply = await mall.send('createExperiment', plan(), as(owner));
    expect([reply.status, reply.error.code]).toEqual([400, 'EXPERIMENT_INVALID']);
  });

  it('shows variants of a page, keeps the page as it is meanwhile, and takes the winner over', async () => {
    const topic = await aTopic('split');
    const { id } = await start(pagePlan(topic));
    const seen = async (deviceId: string) => {
      const { version, experimentId } = await mall.call('getPage', { slug: 'split' }, on(deviceId));
      expect(experimentId).toBe(id);
      return version;
    };
    const [one, other] = await bothSides(seen);
    expect([await seen(one), await seen(other)].sort()).toEqual([1, 2]);
    expect(await mall.call('getPage', { slug: 'split' }, {})).not.toHaveProperty('experimentId');

    const page = await mall.call('consoleGetPage', { pageId: topic.pageId }, as(owner));
    const { draftVersion } = page;
    for (const reply of [
      await mall.send('publishPage', { pageId: page.id, draftVersion }, as(owner)),
      await mall.send('rollbackPage', { pageId: page.id, versionId: topic.versions[0] }, as(owner)),
      await mall.send('withdrawPage', { pageId: page.id }, as(owner)),
    ])
      expect([reply.status, reply.error.message]).toEqual([409, '这个页面正在做对比实验，请先停止实验']);

    const { url } = await mall.call('previewVariant', { experimentId: id, variant: 'a' }, as(owner));
    const preview = new URL(url).searchParams.get('preview');
    const forced = await mall.call('getPage', { slug: 'split', preview }, on(other));
    expect(forced).toMatchObject({ version: 1, blocks: [{ height: 20 }] });
    expect(forced).not.toHaveProperty('experimentId');

    await mall.call('stopExperiment', { experimentId: id }, as(owner));
    expect((await mall.call('getPage', { slug: 'split' }, on(one))).version).toBe(2);
    const decided = await mall.call('decideExperiment', { experimentId: id, winner: 'a' }, as(owner));
    expect(decided).toMatchObject({ state: 'decided', winner: 'a', subjectText: '专题' });
    for (const device of [one, other])
      expect(await mall.call('getPage', { slug: 'split' }, on(device))).toMatchObject({
        version: 3,
        blocks: [{ height: 20 }],
      });
    const { items } = await mall.call('listAudit', { limit: 20 }, as(owner));
    const actions = items.map(({ action }) => action).filter((action) => action.startsWith('experiment.'));
    expect(actions.slice(0, 4)).toEqual([
      'experiment.decide',
      'experiment.stop',
      'experiment.start',
      'experiment.create',
    ]);
  });

  it('does not start about a page that is not on show, or whose next version waits', async () => {
    const topic = await aTopic('not-now');
    const { id } = await create(pagePlan(topic));
    const { draftVersion } = await mall.call('consoleGetPage', { pageId: topic.pageId }, as(owner));
    const at = '2099-01-01T00:00:00Z';
    await mall.call('publishPage', { pageId: topic.pageId, draftVersion, at }, as(owner));
    expect((await tryTo('startExperiment', id)).error.message).toContain('定时发布');
    await mall.call('cancelPageSchedule', { pageId: topic.pageId }, as(owner));
    await mall.call('withdrawPage', { pageId: topic.pageId }, as(owner));
    expect((await tryTo('startExperiment', id)).error.message).toContain('尚未发布');
    expect((await read(id)).state).toBe('draft');
  });

  it('keeps the sums of what ended long ago, and forgets who took part', async () => {
    const { id } = await start(labelPlan(label('none'), label('shop')));
    await expose('long-ago-1', id);
    await mall.call('stopExperiment', { experimentId: id }, as(owner));
    await mall.call('decideExperiment', { experimentId: id, winner: 'b' }, as(owner));
    // Decided: everybody reads it so, and nobody counts it.
    expect(await labelFor('long-ago-1')).toEqual({ word: 'shop', market: 'struck', experimentId: null });
    const before = (await read(id)).result;
    const key = parseId('experiment', id) as ExperimentId;
    await mall.sql('UPDATE experiments SET stopped_at = ? WHERE id = ?', [
      new Date(Date.now() - 91 * DAY_MS),
      key,
    ]);
    await mall.get(Participation).forget();
    expect(
      await mall.sql('SELECT variant FROM experiment_participants WHERE experiment_id = ?', [key]),
    ).toEqual([]);
    expect((await read(id)).result?.variants).toEqual(before?.variants);
  });
});
