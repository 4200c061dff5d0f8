import { randomUUID } from 'node:crypto';
import type { Output } from '@yimai/shared/contracts/api';
import type { TestMall } from './mall.js';

/** Somebody with a phone: person `no` of the simulated platforms. */
export interface Shopper {
  no: number;
  phone: string;
  memberId: string;
  token: string;
  refreshToken: string;
}

export interface Goods {
  productId: string;
  skuId: string;
  categoryId: string;
}

export const DISTRICT = '440305';
const phoneOf = (no: number): string => `1380000${String(no).padStart(4, '0')}`;
const once = (text: string): string => `${text}.${randomUUID().slice(0, 12)}`;

/** Logs person `no` in with the WeChat mini-program. */
export async function enter(mall: TestMall, no: number, referralCode?: string): Promise<Shopper> {
  const { tokens, member } = await mall.call('loginWechatMini', {
    code: once(`sim-user-${no}`),
    deviceId: `device-${String(no).padStart(4, '0')}`,
    ...(referralCode ? { referralCode } : {}),
  });
  return {
    no,
    phone: phoneOf(no),
    memberId: member.id,
    token: tokens.accessToken,
    refreshToken: tokens.refreshToken,
  };
}

/** The code in the newest message to a phone, after asking for one. */
export async function smsCode(
  mall: TestMall,
  phone: string,
  purpose: 'login' | 'verify' | 'merge',
): Promise<string> {
  await mall.call('sendSmsCode', { phone, purpose });
  const [newest] = await mall.sim.control<{ code?: string }[]>(`sms?phone=${phone}`);
  return newest?.code ?? '';
}

/** Logs person `no` in on the web by phone. */
export async function enterByPhone(mall: TestMall, no: number): Promise<Shopper> {
  const phone = phoneOf(no);
  const login = await mall.call('loginPhone', { phone, smsCode: await smsCode(mall, phone, 'login') });
  const { tokens, member } = login;
  return { no, phone, memberId: member.id, token: tokens.accessToken, refreshToken: tokens.refreshToken };
}

/** Proves in WeChat that the phone of person `phoneNo` is this shopper's. */
export function verifyPhone(
  mall: TestMall,
  { token }: Shopper,
  phoneNo: number,
): Promise<Output<'verifyPhone'>> {
  return mall.call('verifyPhone', { method: 'wechat', phoneCode: once(`sim-phone-${phoneNo}`) }, { token });
}

/** A shopper who was admitted as a distributor, with a token that says so, and a code for the shop. */
export async function becomeDistributor(
  mall: TestMall,
  shopper: Shopper,
  owner: string,
): Promise<{ distributorId: string; code: string }> {
  const { token } = shopper;
  await verifyPhone(mall, shopper, shopper.no);
  await mall.call('applyDistributor', { name: `分销员${shopper.no}`, agreedToTerms: true }, { token });
  const { items } = await mall.call('listApplications', { state: 'pending' }, { token: owner });
  const application = items.find(({ name }) => name === `分销员${shopper.no}`);
  await mall.call(
    'decideApplication',
    { applicationId: application?.id, decision: 'approve' },
    { token: owner },
  );
  const { distributorId } = await mall.call('getDistributor', {}, { token });
  const { code } = await mall.call('createReferralCode', { target: 'shop' }, { token });
  return { distributorId: distributorId ?? '', code };
}

/** A product with one SKU on the shelf. */
export async function stockUp(
  mall: TestMall,
  owner: string,
  { priceFen = 9900, stock = 1000 }: { priceFen?: number; stock?: number } = {},
): Promise<Goods> {
  const category = await mall.call('createCategory', { name: '茗茶' }, { token: owner });
  const product = await mall.call(
    'createProduct',
    {
      title: '桂花乌龙',
      categoryIds: [category.id],
      images: [{ url: '/files/a.png', width: 800, height: 800, placeholderColor: '#eeeeee' }],
      detail: [],
      specs: [],
      skus: [{ specs: [], priceFen, stock }],
      freightTemplate: '全国包邮',
    },
    { token: owner },
  );
  await mall.call('setShelf', { productId: product.id, isOnShelf: true }, { token: owner });
  return { productId: product.id, skuId: product.skus[0]?.id ?? '', categoryId: category.id };
}

export async function addressOf(mall: TestMall, { token, phone }: Shopper): Promise<string> {
  const { id } = await mall.call(
    'createAddress',
    { name: '林小满', phone, districtCode: DISTRICT, detail: '科技园路 1 号', isDefault: true },
    { token },
  );
  return id;
}

export interface OrderInput extends Record<string, unknown> {
  quoteToken: string;
  lines: { skuId: string; quantity: number }[];
  addressId: string;
  couponGrantId: string | null;
  platform: string;
}

/** The body of an order that would be accepted now. */
export async function quoted(
  mall: TestMall,
  { token }: Shopper,
  basket: { skuId: string; quantity?: number; addressId: string; couponGrantId?: string | null },
): Promise<OrderInput> {
  const { skuId, quantity = 1, addressId, couponGrantId = null } = basket;
  const lines = [{ skuId, quantity }];
  const quote = await mall.call('quoteOrder', { lines, addressId, couponGrantId }, { token });
  return { quoteToken: quote.quoteToken, lines, addressId, couponGrantId, platform: 'wechat' };
}

/** An unpaid order of one line. */
export async function order(
  mall: TestMall,
  shopper: Shopper,
  basket: { skuId: string; quantity?: number; addressId?: string },
): Promise<Output<'placeOrder'>> {
  const addressId = basket.addressId ?? (await addressOf(mall, shopper));
  const input = await quoted(mall, shopper, { ...basket, addressId });
  return mall.call('placeOrder', input, { token: shopper.token });
}

export interface Started {
  attemptId: string;
  launch: Output<'startPayment'>['launch'];
  outTradeNo: string;
}

export async function startPaying(mall: TestMall, { token }: Shopper, orderId: string): Promise<Started> {
  const started = await mall.call('startPayment', { orderId, scene: 'wechat-mini' }, { token });
  return { ...started, outTradeNo: await outTradeNoOf(mall, orderId) };
}

/** The newest attempt's number at the platform. */
export async function outTradeNoOf(mall: TestMall, orderId: string): Promise<string> {
  const [row] = await mall.sql(
    'SELECT a.out_trade_no AS no FROM payment_attempts a JOIN orders o ON o.id = a.order_id WHERE o.number = ? ORDER BY a.id DESC LIMIT 1',
    [await numberOf(mall, orderId)],
  );
  return String(row?.['no']);
}

async function numberOf(mall: TestMall, orderId: string): Promise<string> {
  const { number } = await mall.call(
    'consoleGetOrder',
    { orderId },
    { token: await mall.staffToken('owner') },
  );
  return number;
}

/** The person pays what was launched; returns when the shop knows. */
export async function pay(mall: TestMall, shopper: Shopper, orderId: string): Promise<Started> {
  const started = await startPaying(mall, shopper, orderId);
  await mall.sim.control('pay', { outTradeNo: started.outTradeNo, persona: shopper.no });
  await mall.until(async () => {
    const { state } = await mall.call('getOrder', { orderId }, { token: shopper.token });
    return state !== 'awaitingPayment';
  }, `payment of ${orderId}`);
  return started;
}
