import { randomUUID } from 'node:crypto';
import { TestMall, type Reply } from '../../../test/support/mall.js';
import {
  becomeDistributor,
  enter,
  enterByPhone,
  stockUp,
  type Goods,
} from '../../../test/support/mall-people.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15';
const WECHAT = `${IPHONE} Mobile/15E148 MicroMessenger/8.0.50 NetType/WIFI`;
const SAFARI = `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`;
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; PHK110) Chrome/125.0 Mobile Safari/537.36';
const PAGE = '/pages/product/index?productId=prd_1';
const once = (text: string): string => `${text}.${randomUUID().slice(0, 12)}`;

/** The whole server over HTTP; the platforms are played. */
describe('going on in another client', () => {
  let mall: TestMall;
  let goods: Goods;
  let code: string;
  beforeAll(async () => {
    mall = await TestMall.open();
    const owner = await mall.staffToken('owner');
    goods = await stockUp(mall, owner);
    code = (await becomeDistributor(mall, await enter(mall, 90), owner)).code;
  }, 60_000);
  afterAll(() => mall?.close());

  const issue = async (
    to: 'h5' | 'wechat' | 'douyin',
    more: { token?: string; agent?: string; input?: object } = {},
  ): Promise<string> => {
    const { token, agent = WECHAT, input = {} } = more;
    const asked = { to, path: PAGE, withLink: false, ...input };
    const { ticket } = await mall.call('createHandover', asked, { token, headers: { 'user-agent': agent } });
    return ticket;
  };
  const redeem = (ticket: string, input: object = {}, agent = SAFARI): Promise<Reply> =>
    mall.send(
      'redeemHandover',
      { ticket, deviceId: 'device-h5-01', ...input },
      { headers: { 'user-agent': agent } },
    );
  const cartOf = (token: string) => mall.call('getCart', {}, { token });

  describe('from the mini-program to a web page', () => {
    it('keeps the login, the cart and who recommended it', async () => {
      const mini = await enter(mall, 1);
      await mall.call('addCartItem', { skuId: goods.skuId, quantity: 3 }, { token: mini.token });
      const { ticket, url, expiresAt } = await mall.call(
        'createHandover',
        { to: 'h5', path: PAGE, referralCode: code },
        { token: mini.token, headers: { 'user-agent': WECHAT } },
      );
      expect(url).toBe(mall.inbound.url(`/packages/account/handover/index?t=${ticket}`));
      const life = Date.parse(expiresAt) - mall.sim.now();
      expect(life).toBeGreaterThan(60_000);
      expect(life).toBeLessThan(91_000); // two clocks, rounded to a millisecond each
      const seen = await mall.call('lookAtHandover', { ticket });
      expect(seen).toMatchObject({ from: 'wechat', to: 'h5', path: PAGE, cartCount: 3 });
      expect(seen.account?.nickname).toMatch(/^用户/);
      const arrived = await mall.call('redeemHandover', { ticket }, { headers: { 'user-agent': SAFARI } });
      expect(arrived).toMatchObject({ outcome: 'same', path: PAGE, referralCode: code, cart: [] });
      expect(arrived.login?.member.id).toBe(mini.memberId);
      const token = arrived.login?.tokens.accessToken ?? '';
      expect((await cartOf(token)).items).toMatchObject([{ skuId: goods.skuId, quantity: 3 }]);
      const bound = await mall.call('getMyBinding', {}, { token });
      expect(bound.binding?.distributorName).toBe('分销员90');
    });

    it('hands a guest over with the cart', async () => {
      const cart = [{ skuId: goods.skuId, quantity: 2, isSelected: true }];
      const ticket = await issue('h5', { input: { cart, referralCode: code } });
      const { body } = await redeem(ticket);
      expect(body).toEqual({ login: null, outcome: 'guest', path: PAGE, referralCode: code, cart });
    });
  });

  describe('from a web page to the mini-program', () => {
    it('gives the account of the web its WeChat identity when the person says so', async () => {
      const web = await enterByPhone(mall, 41);
      await mall.call('addCartItem', { skuId: goods.skuId, quantity: 1 }, { token: web.token });
      const ticket = await issue('wechat', { token: web.token, agent: SAFARI });
      const { body } = await redeem(ticket, { code: once('sim-user-41'), join: true }, WECHAT);
      expect(body).toMatchObject({
        outcome: 'joined',
        login: { isNewMember: false, member: { id: web.memberId } },
      });
      expect((await enter(mall, 41)).memberId).toBe(web.memberId);
    });

    it('leaves somebody known in WeChat who they are, copies the cart and proposes to merge', async () => {
      const mini = await enter(mall, 42);
      const web = await enterByPhone(mall, 43);
      await mall.call('addCartItem', { skuId: goods.skuId, quantity: 4 }, { token: web.token });
      await mall.call('addCartItem', { skuId: goods.skuId, quantity: 1 }, { token: mini.token });
      const ticket = await issue('wechat', { token: web.token, agent: SAFARI });
      const { body } = await redeem(ticket, { code: once('sim-user-42'), join: true }, WECHAT);
      expect(body).toMatchObject({
        outcome: 'other',
        login: { member: { id: mini.memberId, hasMergeProposal: true } },
      });
      expect((await cartOf(mini.token)).items).toMatchObject([{ quantity: 4 }]);
      expect((await cartOf(web.token)).items).toMatchObject([{ quantity: 4 }]);
    });

    it('joins nothing that the person did not ask for', async () => {
      const web = await enterByPhone(mall, 44);
      const ticket = await issue('wechat', { token: web.token, agent: SAFARI });
      const { body } = await redeem(ticket, { code: once('sim-user-44') }, WECHAT);
      expect(body).toMatchObject({ outcome: 'other', login: { isNewMember: true } });
    });

    it('does not give one account two identities of the same app', async () => {
      const mini = await enter(mall, 45);
      const ticket = await issue('wechat', { token: mini.token, agent: SAFARI });
      const { body } = await redeem(ticket, { code: once('sim-user-46'), join: true }, WECHAT);
      expect(body).toMatchObject({ outcome: 'other' });
      expect((await enter(mall, 45)).memberId).toBe(mini.memberId);
      expect((await enter(mall, 46)).memberId).not.toBe(mini.memberId);
    });

    it('brings a guest’s cart into the member’s, the same cart twice only once', async () => {
      const douyin = async (): Promise<Reply> => {
        const cart = [{ skuId: goods.skuId, quantity: 2 }];
        const ticket = await issue('douyin', { agent: SAFARI, input: { cart } });
        return redeem(ticket, { code: once('sim-user-47') }, IPHONE);
      };
      await douyin();
      const { body } = await douyin();
      const { login } = body as { login: { tokens: { accessToken: string } } };
      expect((await cartOf(login.tokens.accessToken)).items).toMatchObject([{ quantity: 2 }]);
    });

    it('carries the ticket in a link that opens the mini-program', async () => {
      const input = { to: 'wechat', path: PAGE };
      const { ticket, url } = await mall.call('createHandover', input, { headers: { 'user-agent': SAFARI } });
      const opened = await (await fetch(url ?? '')).text();
      expect(opened).toBe(`打开小程序 packages/account/handover/index?t=${ticket}`);
    });
  });

  describe('in the wrong hands', () => {
    const refused = (reply: Reply): void => {
      expect(reply.status).toBe(410);
      expect(reply.error.code).toBe('HANDOVER_INVALID');
    };
    let token: string;
    beforeAll(async () => {
      token = (await enter(mall, 60)).token;
    });

    it('works once, however many try at once', async () => {
      const ticket = await issue('h5', { token });
      const replies = await Promise.all(Array.from({ length: 6 }, () => redeem(ticket)));
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      replies.filter(({ status }) => status !== 200).forEach(refused);
      refused(await redeem(ticket));
      refused(await mall.send('lookAtHandover', { ticket }));
    });

    it('is over after ninety seconds', async () => {
      const ticket = await issue('h5', { token });
      await mall.moveTo(91_000);
      refused(await redeem(ticket));
      await mall.moveTo(0);
    });

    it('is worthless on another kind of device, and from then on everywhere', async () => {
      const ticket = await issue('h5', { token });
      refused(await redeem(ticket, {}, ANDROID));
      refused(await redeem(ticket));
    });

    it('is good for the client it was made for only, and spoilt by any other', async () => {
      const forWeb = await issue('h5', { token });
      refused(await redeem(forWeb, { code: once('sim-user-61') }));
      refused(await redeem(forWeb));
      const forMini = await issue('wechat', { token });
      refused(await redeem(forMini));
      refused(await redeem(forMini, { code: once('sim-user-60') }, WECHAT));
    });

    it('cannot be made up', async () => {
      const ticket = await issue('h5', { token });
      const altered = ticket.slice(0, -1) + (ticket.endsWith('A') ? 'B' : 'A');
      for (const forged of [altered, 'A'.repeat(43), ticket.toLowerCase().padEnd(43, 'a').slice(0, 43)])
        refused(await redeem(forged));
      expect((await redeem(`${ticket}x`)).error.code).toBe('INVALID_INPUT');
      expect((await redeem(ticket)).status).toBe(200);
    });

    it('dies with the session it was made in', async () => {
      const { token: leaving } = await enter(mall, 62);
      const ticket = await issue('h5', { token: leaving });
      await mall.call('logout', {}, { token: leaving });
      refused(await redeem(ticket));
    });

    it('is stored as a hash', async () => {
      const ticket = await issue('h5', { token });
      const rows = await mall.sql('SELECT * FROM handover_tickets ORDER BY created_at DESC LIMIT 5');
      expect(JSON.stringify(rows)).not.toContain(ticket);
    });
  });

  describe('a guest’s cart', () => {
    it('is priced by the server and joins the member’s', async () => {
      const lines = [{ skuId: goods.skuId, quantity: 2 }];
      const preview = await mall.call('previewCart', { lines });
      expect(preview).toMatchObject({ totalQuantity: 2, selectedFen: 19_800 });
      const unchosen = [{ ...lines[0], isSelected: false }];
      expect(await mall.call('previewCart', { lines: unchosen })).toMatchObject({ selectedFen: 0 });
      const { token } = await enter(mall, 70);
      await mall.call('addCartItem', { skuId: goods.skuId, quantity: 1 }, { token });
      const cart = await mall.call('takeCart', { lines }, { token });
      expect(cart.items).toMatchObject([{ skuId: goods.skuId, quantity: 2 }]);
    });

    it('takes no more than there is', async () => {
      const owner = await mall.staffToken('owner');
      const rare = await stockUp(mall, owner, { stock: 3 });
      const { token } = await enter(mall, 71);
      const lines = [
        { skuId: rare.skuId, quantity: 50 },
        { skuId: 'sku_1', quantity: 1 },
      ];
      const cart = await mall.call('takeCart', { lines }, { token });
      expect(cart.items).toMatchObject([{ quantity: 3, state: 'ok' }]);
    });
  });
});
