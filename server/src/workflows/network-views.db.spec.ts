import { routes } from '@yimai/shared/contracts/api';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import {
  aDistribution,
  type Person,
  type Sale,
  type TestDistribution,
} from '../../test/factories/distribution.js';
import { CatalogService } from '../modules/catalog/index.js';
import { DistributorReadsRepository, DistributorService } from '../modules/distributor/index.js';
import { CheckLink } from './check-link.js';
import { ShareLinks } from './share-links.js';
import { ViewInvites } from './view-invites.js';
import { ViewNetwork } from './view-network.js';

const PAGE = { limit: 20 };
const MANY = 5_000;

/** Real: every read and its SQL, down to the index it runs along. */
describe('the people around a distributor', () => {
  let shop: TestDistribution;
  let me: Person;

  beforeAll(async () => (shop = await aDistribution()), 60_000);
  beforeEach(async () => {
    await shop.open();
    me = await shop.distributor('我自己');
  });
  afterAll(() => shop.close());

  const get = <T>(type: new (...parts: never[]) => T): T => shop.context.get(type as never);
  const state = (sale: Sale, word: string, receivedAt: Date | null = null) =>
    shop.rows('UPDATE orders SET state = ?, received_at = ? WHERE id = ?', [word, receivedAt, sale.orderId]);

  describe('invitations', () => {
    const stages = async (): Promise<string[]> => {
      const page = await get(ViewInvites).list(me.distributorId, PAGE);
      expect(routes.listInvitees.output.safeParse(page).error).toBeUndefined();
      return page.items.map(({ stage }) => stage);
    };
    const progress = () => get(ViewInvites).progress(me.distributorId);

    it('show each step from the application to an order that was kept', async () => {
      const applicant = await shop.person('王五');
      await shop.context.inTx((tx) =>
        get(DistributorService).apply(tx, {
          memberId: applicant,
          name: '王五',
          sponsorId: me.distributorId,
          note: '',
          platform: 'wechat',
        }),
      );
      expect(await progress()).toMatchObject({
        effective: 0,
        approved: 0,
        applied: { count: 1, people: [{ nameMasked: '王*' }] },
      });
      const friend = await shop.distributor('李四', me);
      expect(await stages()).toEqual(['approved']);
      const sale = await shop.sale(await shop.customerOf(friend));
      expect(await stages()).toEqual(['ordered']);
      await state(sale, 'received', shop.clock.now());
      const [waiting] = (await get(ViewInvites).list(me.distributorId, PAGE)).items;
      expect(Date.parse(waiting?.countsFrom ?? '')).toBeGreaterThan(shop.clock.now().getTime() + 7 * DAY_MS);
      await state(sale, 'completed', shop.clock.now());
      expect(await stages()).toEqual(['effective']);
      const done = await progress();
      expect(done).toMatchObject({ effective: 1, approved: 1 });
      expect(routes.getInviteProgress.output.safeParse(done).error).toBeUndefined();
    });

    it('a refund makes ineffective again, and says so', async () => {
      const friend = await shop.distributor('李四', me);
      const sale = await shop.sale(await shop.customerOf(friend));
      await state(sale, 'completed', shop.clock.now());
      expect((await progress()).effective).toBe(1);
      await shop.rows('UPDATE orders SET refunded_fen = payable_fen WHERE id = ?', [sale.orderId]);
      expect([await stages(), (await progress()).effective]).toEqual([['refunded'], 0]);
    });

    it('what the inviter bought from the invited does not count, and no money per head is told', async () => {
      const friend = await shop.distributor('李四', me);
      await shop.click(me.memberId, friend);
      await state(await shop.sale(me.memberId), 'completed', shop.clock.now());
      expect(await stages()).toEqual(['approved']);
      const told = [await progress(), await get(ViewInvites).list(me.distributorId, PAGE)];
      expect(JSON.stringify(told)).not.toMatch(/Fen/);
    });
  });

  describe('the network', () => {
    const partners = (input: object = {}) =>
      get(ViewNetwork).partners(me.distributorId, { ...PAGE, ...input } as never);

    it('shows one up and two down, masked, and nobody deeper', async () => {
      const child = await shop.distributor('李四', me);
      const grandchild = await shop.distributor('王五', child);
      const deeper = await shop.distributor('赵六', grandchild);
      await shop.sale(await shop.customerOf(child));
      const view = await get(ViewNetwork).run(child.distributorId);
      expect(routes.getNetwork.output.safeParse(view).error).toBeUndefined();
      expect(view).toMatchObject({
        upline: { nameMasked: '我*' },
        me: { nameMasked: '李*', monthSales: '1-5', isActive: true },
        directs: 1,
        second: 1,
      });
      const mine = await partners();
      expect(routes.listPartners.output.safeParse(mine).error).toBeUndefined();
      expect(mine.items).toMatchObject([{ nameMasked: '李*', partners: 1 }]);
      expect((await partners({ under: child.distributorId })).items).toMatchObject([
        { nameMasked: '王*', partners: null, monthSales: '0' },
      ]);
      for (const { distributorId } of [grandchild, deeper])
        await expect(partners({ under: distributorId })).rejects.toMatchObject({
          code: 'DISTRIBUTOR_NOT_FOUND',
        });
      expect(JSON.stringify([view, mine])).not.toMatch(/李四|王五|赵六|Fen/);
    });

    it('somebody who has sold nothing for ninety days is resting', async () => {
      const child = await shop.distributor('李四', me);
      await shop.sale(await shop.customerOf(child));
      shop.clock.advance(89 * DAY_MS);
      expect((await partners()).items).toMatchObject([{ isActive: true, monthSales: '0' }]);
      shop.clock.advance(2 * DAY_MS);
      expect((await partners()).items).toMatchObject([{ isActive: false }]);
    });

    it('is searched by what the mask shows and by nothing else', async () => {
      await shop.distributor('张三', me);
      const four = await shop.distributor('李四', me);
      await shop.rows("UPDATE members SET phone_tail = '6789' WHERE id = ?", [four.memberId]);
      const found = async (search: string) =>
        (await partners({ search })).items.map(({ nameMasked }) => nameMasked);
      expect(await found('张')).toEqual(['张*']);
      expect(await found('张无忌')).toEqual(['张*']); // The rest of the name is not asked about.
      expect(await found('6789')).toEqual(['李*']);
      expect(await found('%')).toEqual([]);
    });

    it(`pages through ${MANY} partners along the index`, async () => {
      const { parentId } = { parentId: me.distributorId };
      const at = shop.clock.now();
      const row = (n: number) => [
        9_000_000 + n,
        8_000_000 + n,
        `伙伴${n}`,
        parentId,
        2,
        'active',
        'wechat',
        at,
      ];
      await shop.rows(
        'INSERT INTO distributors (id, member_id, name, parent_id, depth, status, platform, joined_at) VALUES ?',
        [Array.from({ length: MANY }, (_, n) => row(n))],
      );
      await shop.rows('ANALYZE TABLE distributors');
      const [plan] = await shop.rows(
        "EXPLAIN SELECT * FROM distributors WHERE parent_id = ? AND status IN ('active', 'suspended') AND id < ? ORDER BY id DESC LIMIT 21",
        [parentId, 9_002_500],
      );
      expect(plan?.['key']).toBe('idx_distributors_parent');
      expect(String(plan?.['Extra'])).not.toMatch(/filesort/);
      let cursor: string | null | undefined;
      const seen = new Set<string>();
      for (let page = 0; page < 4; page += 1) {
        const answer = await partners({ limit: 50, ...(cursor ? { cursor } : {}) });
        for (const { id } of answer.items) seen.add(id);
        cursor = answer.nextCursor;
      }
      expect(seen.size).toBe(200);
      const last = await get(DistributorReadsRepository).children({
        parentId,
        beforeId: 9_000_010,
        limit: 50,
      });
      expect(last).toHaveLength(10);
      expect((await get(ViewNetwork).run(parentId)).directs).toBe(MANY);
    });
  });

  describe('a link', () => {
    const check = async (text: string, person = me) => {
      const view = await get(CheckLink).run(person.distributorId, { text });
      expect(routes.checkLink.output.safeParse(view).error).toBeUndefined();
      return view;
    };

    it('of mine works, and says whom it binds', async () => {
      const { productId } = await shop.product({ title: '桂花乌龙' });
      const { h5Url, code } = await get(ShareLinks).create(me.distributorId, {
        target: 'product',
        productId,
      });
      const fresh = await check(h5Url);
      expect(fresh).toMatchObject({ code, verdict: 'good', fix: null, lastClickAt: null });
      await shop.click(null, { code });
      expect((await check(`看看这个 ${h5Url}`)).lastClickAt).not.toBeNull();
      const { items } = await get(CheckLink).list(me.distributorId, PAGE);
      expect(items).toMatchObject([{ code, productTitle: '桂花乌龙' }, { code: me.code }]);
    });

    it('to goods off the shelf works half, and offers to choose others', async () => {
      const { productId } = await shop.product();
      const { code } = await get(ShareLinks).create(me.distributorId, { target: 'product', productId });
      await shop.context.inTx((tx) => get(CatalogService).setShelf(tx, { productId, isOnShelf: false }));
      expect(await check(code)).toMatchObject({ verdict: 'warn', fix: 'pick' });
      expect(parseId('product', (await check(code)).productId ?? '')).toBe(productId);
    });

    it('that is revoked, unknown, somebody else’s or none at all does not work', async () => {
      const other = await shop.distributor('李四');
      await shop.rows('UPDATE referral_codes SET revoked_at = ? WHERE code = ?', [shop.clock.now(), me.code]);
      const verdicts = await Promise.all(
        [me.code, 'zzzz9999', other.code, '没有码'].map(async (text) => {
          const { verdict, findings } = await check(text);
          return [verdict, findings.find((finding) => finding.state === 'bad')?.key];
        }),
      );
      expect(verdicts).toEqual([
        ['bad', 'active'],
        ['bad', 'found'],
        ['bad', 'owner'],
        ['bad', 'found'],
      ]);
      const told = JSON.stringify(await check(other.code));
      expect(told).not.toContain('李四');
      expect(told).not.toContain(formatId('distributor', other.distributorId));
    });
  });
});
