import type { RowDataPacket } from 'mysql2/promise';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId } from '@yimai/shared/kernel/id';
import { aShop, type TestShop } from '../../test/factories/shop.js';
import { CatalogService, type CategoryRecord } from '../modules/catalog/index.js';
import { SearchWords } from '../modules/search/index.js';
import { Database } from '../platform/db/index.js';
import type { CallContext } from '../platform/http/index.js';
import { JobRegistry } from '../platform/outbox/index.js';
import { SearchShop } from './search-shop.js';

describe('finding', () => {
  let shop: TestShop;
  let search: SearchShop;
  let catalog: CatalogService;

  beforeAll(async () => {
    shop = await aShop();
    search = shop.context.get(SearchShop);
    catalog = shop.context.get(CatalogService);
  });
  beforeEach(async () => {
    await shop.open();
    await shop.context.get(SearchWords).forStaff(); // what the last test made known
  });
  afterAll(() => shop.context.close());

  const suggested = async (text: string): Promise<string[]> =>
    (await search.suggest(text)).map((one) => `${one.kind} ${one.text}`);
  /** So many devices search for it. */
  const searched = async (keyword: string, devices: number): Promise<void> => {
    for (let no = 0; no < devices; no += 1)
      await search.note({ keyword, deviceId: `device-${keyword.length}-${no}` });
  };
  const fresh = async (): Promise<string[]> => {
    await search.forStaff();
    return (await search.shop()).hotKeywords;
  };
  const staff: CallContext = {
    principal: { kind: 'staff', staffId: asId('staff', 1), role: 'owner', name: '店主' },
    requestId: 'test',
    ip: '127.0.0.1',
    userAgent: 'test',
    os: 'unknown',
    deviceId: null,
    idempotencyKey: null,
  };

  describe('suggestions', () => {
    it('hold what was typed: titles that begin with it first, then what sells', async () => {
      const sells = await shop.product({ title: '新会陈皮乌龙' });
      await shop.product({ title: '清香乌龙' });
      await shop.product({ title: '乌龙茶礼盒' });
      await shop.product({ title: '草莓' });
      await shop.context.inTx((tx) => catalog.setSold(tx, [{ productId: sells.productId, units: 9 }]));
      expect(await suggested('乌龙')).toEqual([
        'product 乌龙茶礼盒',
        'product 新会陈皮乌龙',
        'product 清香乌龙',
      ]);
      expect(await suggested('乌龙 礼盒')).toEqual(['product 乌龙茶礼盒']);
      expect(await suggested('没有')).toEqual([]);
    });

    it('name categories and popular words, and take wildcards literally', async () => {
      await shop.context.inTx((tx) =>
        catalog.createCategory(tx, { parentId: null, name: '茶具', iconUrl: '', sort: 1 }),
      );
      await shop.product({ title: '100% 原叶茶' });
      await searched('原叶茶', 3);
      await search.forStaff();
      expect(await suggested('茶')).toEqual(['word 原叶茶', 'category 茶具', 'product 100% 原叶茶']);
      expect(await suggested('100%')).toEqual(['product 100% 原叶茶']);
      expect(await suggested('%')).toEqual([]);
    });

    it('follow title and shelf', async () => {
      const { productId } = await shop.product({ title: '桂花乌龙' });
      const product = await catalog.freshProduct(productId);
      await shop.context.inTx((tx) => catalog.setShelf(tx, { productId, isOnShelf: false }));
      expect(await suggested('桂花')).toEqual([]);
      await shop.context.inTx((tx) => catalog.setShelf(tx, { productId, isOnShelf: true }));
      expect(await suggested('桂花')).toEqual(['product 桂花乌龙']);
      await shop.context.inTx((tx) =>
        catalog.updateProduct(tx, { ...product, role: 'profit', title: '茉莉乌龙', productId }),
      );
      expect(await suggested('桂花')).toEqual([]);
      expect(await suggested('茉莉')).toEqual(['product 茉莉乌龙']);
    });

    it('read a range of the index, never the table of products', async () => {
      for (let no = 0; no < 30; no += 1) await shop.product({ title: `第${no}款乌龙茶` });
      const [plan] = await shop.context
        .get(Database)
        .pool.query<RowDataPacket[]>(
          "EXPLAIN SELECT product_id, position FROM product_terms WHERE term LIKE '乌龙%' ESCAPE '|' ORDER BY term, product_id LIMIT 200",
        );
      expect(plan[0]).toMatchObject({ key: 'idx_product_terms_term', type: 'range' });
      expect(await search.suggest('乌龙')).toHaveLength(10);
    });
  });

  describe('nothing found', () => {
    const likely = async (keyword: string, found = 0): Promise<string[] | undefined> =>
      (await search.likely({ keyword, sort: 'recommended', limit: 20 }, found))?.map(
        (one) => `${one.kind} ${one.text}`,
      );

    it('offers words that find something, and categories that hold something', async () => {
      const named = (name: string): Promise<CategoryRecord> =>
        shop.context.inTx((tx) => catalog.createCategory(tx, { parentId: null, name, iconUrl: '', sort: 1 }));
      const { categoryId } = await named('坚果炒货');
      await named('坚果炒物'); // holds nothing
      await shop.product({ title: '桂花乌龙 三角茶包', categoryIds: [categoryId] });
      await shop.product({ title: '山茶花乌龙' });
      const away = await shop.product({ title: '乌梅 罐装' });
      await shop.context.inTx((tx) => catalog.setShelf(tx, { ...away, isOnShelf: false }));
      expect(await likely('乌笼')).toEqual(['word 乌龙']);
      for (const word of await catalog.wordsLike('桂话乌龙茶', 3))
        expect(
          (await catalog.listOnShelf({ keyword: word, sort: 'recommended', limit: 1 })).items,
        ).not.toEqual([]);
      expect(await likely('坚果炒祸')).toEqual(['category 坚果炒货']);
      expect(await likely('手机')).toEqual([]);
      expect(await likely('%_|')).toEqual([]);
    });

    it('says nothing where something was found, in a category or on a later page', async () => {
      await shop.product({ title: '桂花乌龙' });
      expect(await likely('乌笼', 1)).toBeUndefined();
      const query = { keyword: '乌笼', sort: 'recommended', limit: 20 } as const;
      expect(await search.likely({ ...query, cursor: '1.1' }, 0)).toBeUndefined();
      expect(await search.likely({ ...query, categoryId: asId('category', 1) }, 0)).toBeUndefined();
    });

    it('reads a range of the index for each letter', async () => {
      for (let no = 0; no < 30; no += 1) await shop.product({ title: `第${no}款桂花乌龙` });
      const [plan] = await shop.context
        .get(Database)
        .pool.query<RowDataPacket[]>(
          "EXPLAIN SELECT product_id FROM product_terms WHERE term LIKE '乌%' ORDER BY term, product_id LIMIT 100",
        );
      expect(plan[0]).toMatchObject({ key: 'idx_product_terms_term', type: 'range' });
      expect(await likely('乌笼')).toEqual(['word 乌龙']);
    });
  });

  describe('hot words', () => {
    beforeEach(() => shop.product({ title: '桂花乌龙' }));

    it('are what at least three devices searched and found, after what staff chose', async () => {
      await searched('乌龙', 3);
      await searched('桂花', 4);
      await searched('桂花乌龙', 2);
      await searched('榴莲', 5);
      expect(await fresh()).toEqual(['桂花', '乌龙']);
      await search.save({ pinned: ['新茶', '乌龙'], blocked: [] }, staff);
      expect(await fresh()).toEqual(['新茶', '乌龙', '桂花']);
    });

    it('count a device once a day and a word', async () => {
      for (let again = 0; again < 5; again += 1) await searched('乌龙', 2);
      expect(await fresh()).toEqual([]);
      shop.context.clock.advance(DAY_MS);
      await searched('乌龙', 1);
      expect(await fresh()).toEqual(['乌龙']);
    });

    it('are forgotten after thirty days', async () => {
      await searched('乌龙', 3);
      shop.context.clock.advance(29 * DAY_MS);
      expect(await fresh()).toEqual(['乌龙']);
      shop.context.clock.advance(DAY_MS);
      expect(await fresh()).toEqual([]);
    });

    it('leave out what staff blocked, in any spelling, and numbers that may be somebody', async () => {
      await shop.product({ title: '电话 13800000000 减肥茶 TEA' });
      await searched('Tea', 3);
      await searched('乌龙', 3);
      await searched('13800000000', 3);
      await searched('减肥茶', 3);
      expect(await fresh()).toEqual(['tea', '乌龙']);
      const view = await search.save({ pinned: [], blocked: ['ＴＥＡ'] }, staff);
      expect(view.blocked).toEqual(['tea']);
      expect(view.popular.map(({ word }) => word)).toEqual(['tea', '乌龙']);
      expect(await fresh()).toEqual(['乌龙']);
      expect(await suggested('te')).toEqual(['product 电话 13800000000 减肥茶 TEA']);
    });

    it('keep no device', async () => {
      await searched('乌龙', 1);
      const { pool } = shop.context.get(Database);
      const [marks] = await pool.query<RowDataPacket[]>('SELECT * FROM search_marks');
      expect(JSON.stringify(marks)).not.toContain('device-');
      expect(JSON.stringify(marks)).not.toContain('乌龙');
      shop.context.clock.advance(DAY_MS);
      await shop.context
        .get(JobRegistry)
        .recurring.find(({ name }) => name === 'search.forget')
        ?.handler();
      const [left] = await pool.query<RowDataPacket[]>('SELECT * FROM search_marks');
      expect(left).toEqual([]);
    });
  });
});
