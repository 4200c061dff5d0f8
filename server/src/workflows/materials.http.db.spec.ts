import type { Api } from '@yimai/shared/contracts/api';
import { TestMall, type Reply } from '../../test/support/mall.js';
import {
  becomeDistributor,
  enter,
  stockUp,
  type Goods,
  type Shopper,
} from '../../test/support/mall-people.js';

type Draft = Api['consoleCreateMaterial']['input'];
type Material = Api['consoleGetMaterial']['output'];
type Shown = Api['listMaterials']['output']['items'][number];

const PICTURE = { url: '/files/u/a.jpg', width: 900, height: 900, placeholderColor: '#eeeeee' };
const FILM = { url: '/files/u/b.mp4', width: 720, height: 1280 };

/** Real: HTTP, the contracts, both sides of the counter, codes, and the click log the figures come from. */
describe('material', () => {
  let mall: TestMall;
  let owner: string;
  let operator: string;
  let seller: Shopper;
  let goods: Goods;

  beforeAll(async () => {
    mall = await TestMall.open();
    [owner, operator] = [await mall.staffToken('owner'), await mall.staffToken('operator')];
    goods = await stockUp(mall, owner);
    seller = await enter(mall, 1);
    await becomeDistributor(mall, seller, owner);
  }, 60_000);
  afterAll(() => mall?.close());

  const draft = (change: Partial<Draft> = {}): Draft => ({
    title: '秋日桂花',
    category: 'story',
    productId: goods.productId,
    text: '{商品名}只要{价格}，{我的名字}推荐：{我的链接}',
    ...change,
  });
  const write = (change?: Partial<Draft>, token = operator): Promise<Reply> =>
    mall.send('consoleCreateMaterial', draft(change), { token });
  const written = async (change?: Partial<Draft>): Promise<Material> =>
    (await write(change)).body as Material;
  const decide = (id: string, version = 1, token = owner): Promise<Reply> =>
    mall.send('consoleDecideMaterial', { materialId: id, version, decision: 'approve' }, { token });
  const approved = async (change?: Partial<Draft>): Promise<string> => {
    const { id } = await written(change);
    expect((await decide(id)).status).toBe(200);
    return id;
  };
  const shown = async (query = {}, { token } = seller): Promise<Shown[]> =>
    (await mall.call('listMaterials', query, { token })).items;
  const take = (id: string, action = 'copied', { token } = seller) =>
    mall.send('useMaterial', { materialId: id, action, platform: 'h5' }, { token });

  it('is seen once a second person approved it, filled in but for one’s own link', async () => {
    const { id } = await written();
    expect(await shown()).toEqual([]);
    expect((await decide(id, 1, operator)).error.code).toBe('MATERIAL_OWN_WORK');
    await decide(id);
    expect(await shown()).toMatchObject([
      {
        id,
        kind: 'copy',
        text: '桂花乌龙只要¥99，分销员1推荐：{我的链接}',
        leadsSomewhere: true,
        product: { id: goods.productId, priceFen: 9_900 },
        mine: { copied: 0, clicks: 0 },
      },
    ]);
  });

  it('gives each distributor words with a link of their own, and counts what comes of it', async () => {
    const id = await approved({ title: '各人各码', images: [PICTURE] });
    const other = await enter(mall, 2);
    await becomeDistributor(mall, other, owner);
    const first = (await take(id)).body as Api['useMaterial']['output'];
    const again = (await take(id, 'shared')).body as Api['useMaterial']['output'];
    const theirs = (await take(id, 'saved', other)).body as Api['useMaterial']['output'];
    expect(again.code).toBe(first.code);
    expect(theirs.code).not.toBe(first.code);
    expect(first.text).toContain(`productId=${goods.productId}&k=${first.code}`);
    const plain = await mall.call(
      'createReferralCode',
      { target: 'product', productId: goods.productId },
      { token: seller.token },
    );
    expect(plain.code).not.toBe(first.code);
    for (const deviceId of ['device-000a', 'device-000b'])
      await mall.call('recordClick', { code: first.code, deviceId, platform: 'h5', scene: 'link' });
    const [mine] = await shown({ keyword: '各人各码' });
    expect(mine).toMatchObject({ usedTimes: 3, mine: { copied: 1, shared: 1, saved: 0, clicks: 2 } });
    const [others] = await shown({ keyword: '各人各码' }, other);
    expect(others?.mine).toEqual({ copied: 0, saved: 1, shared: 0, clicks: 0 });
    const { kinds, distributors } = await mall.call('consoleMaterialStatistics', {}, { token: owner });
    expect(kinds.find(({ kind }) => kind === 'images')).toMatchObject({
      materials: 1,
      uses: 3,
      clicks: 2,
      openingsPerHundred: 66.7,
    });
    expect(distributors[0]).toEqual({ name: '分销员1', copied: 1, saved: 0, shared: 1, clicks: 2 });
  });

  it('keeps the approved version in use until the next one is approved', async () => {
    const id = await approved({ title: '换一版', text: '第一版 {我的链接}' });
    const revise = (text: string) =>
      mall.call(
        'consoleUpdateMaterial',
        { materialId: id, ...draft({ title: '换一版', text }) },
        { token: operator },
      );
    await revise('第二版');
    await revise('第三版');
    const seen = async (): Promise<string | undefined> => (await shown({ keyword: '换一版' }))[0]?.text;
    expect(await seen()).toBe('第一版 {我的链接}');
    expect((await decide(id, 2)).error.code).toBe('MATERIAL_STATE');
    const { versions, liveVersion } = (await decide(id, 3)).body as Material;
    expect([liveVersion, versions.map(({ state }) => state)]).toEqual([
      3,
      ['approved', 'replaced', 'replaced'],
    ]);
    expect(await seen()).toBe('第三版');
  });

  it('goes out of use and comes back', async () => {
    const id = await approved({ title: '下架再上架' });
    const retire = (isRetired: boolean) =>
      mall.call('consoleRetireMaterial', { materialId: id, isRetired }, { token: operator });
    await retire(true);
    expect(await shown({ keyword: '下架再上架' })).toEqual([]);
    expect((await take(id)).error.code).toBe('MATERIAL_NOT_FOUND');
    await retire(false);
    expect(await shown({ keyword: '下架再上架' })).toHaveLength(1);
  });

  it.each([
    [{ text: '全网第一的茶' }, 'WORDING_REFUSED'],
    [{ text: '抖音同款' }, 'WORDING_REFUSED'],
    [{ text: '{价钱}' }, 'WORDING_REFUSED'],
    [{ text: '只要{价格}', productId: null }, 'WORDING_REFUSED'],
    [{ text: ' ', productId: null }, 'MATERIAL_EMPTY'],
    [{ productId: 'prd_3zzzzzzzzz' }, 'PRODUCT_NOT_FOUND'],
  ] as const)('refuses %j with %s', async (change, code) => {
    expect((await write({ ...change })).error.code).toBe(code);
  });

  it('says while one writes what is in the way', async () => {
    const check = (text: string) => mall.call('consoleCheckWording', { text }, { token: operator });
    expect(await check('喝出好心情')).toMatchObject({ problem: null, hits: [] });
    expect((await check('治疗失眠')).hits).toEqual([
      { word: '治疗', reason: expect.stringContaining('医疗') as string },
    ]);
  });

  it('is found by product, kind and category, the pinned first, page by page', async () => {
    const ids = [
      await approved({ title: '翻页一', category: 'brand', productId: null, text: '来店里逛逛' }),
      await approved({ title: '翻页二', category: 'brand', images: [PICTURE], video: FILM, isPinned: true }),
      await approved({
        title: '翻页三',
        category: 'brand',
        productId: null,
        text: '来店里看看',
        isPinned: true,
      }),
    ];
    expect((await shown({ category: 'brand' })).map(({ id }) => id)).toEqual([ids[2], ids[1], ids[0]]);
    expect(await shown({ category: 'brand', kind: 'video' })).toMatchObject([{ id: ids[1], video: FILM }]);
    expect(await shown({ category: 'brand', productId: goods.productId })).toHaveLength(1);
    const walked: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await mall.call(
        'listMaterials',
        { category: 'brand', limit: 1, ...(cursor ? { cursor } : {}) },
        { token: seller.token },
      );
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(walked).toEqual([ids[2], ids[1], ids[0]]);
  });
});
