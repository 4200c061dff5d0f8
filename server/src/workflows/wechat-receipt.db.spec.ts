import { TestMall } from '../../test/support/mall.js';
import {
  enter,
  order,
  outTradeNoOf,
  pay,
  stockUp,
  type Goods,
  type Shopper,
} from '../../test/support/mall-people.js';
import { ship } from '../../test/security/earners.js';
import { OrderPaths } from './wechat-receipt.js';

/** The whole server; WeChat is played, with its own idea of who has confirmed what. */
describe('receipt in WeChat', () => {
  let mall: TestMall;
  let goods: Goods;
  let buyer: Shopper;
  beforeAll(async () => {
    mall = await TestMall.open();
    goods = await stockUp(mall, await mall.staffToken('owner'));
    buyer = await enter(mall, 41);
  }, 60_000);
  afterAll(() => mall?.close());

  const shipped = async (shopper: Shopper): Promise<string> => {
    const { id } = await order(mall, shopper, { skuId: goods.skuId });
    await pay(mall, shopper, id);
    await ship(mall, id);
    const isUploaded = async (): Promise<boolean> => {
      const [row] = await mall.sql(
        "SELECT COUNT(*) AS n FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.upload_state = 'pending'",
      );
      return Number(row?.['n']) === 0;
    };
    await mall.until(isUploaded, 'WeChat to be told of the parcel');
    return id;
  };
  const componentOf = async (orderId: string) =>
    (await mall.call('getReceiptComponent', { orderId }, { token: buyer.token })).component;
  const confirm = (orderId: string, token = buyer.token) =>
    mall.send('confirmWechatReceipt', { orderId }, { token });

  it('is offered once WeChat knows of the parcel, and counts once WeChat says so', async () => {
    const orderId = await shipped(buyer);
    const component = await componentOf(orderId);
    expect(component).toEqual({
      merchantId: mall.platform.wechatPay.mchId,
      merchantTradeNo: expect.stringMatching(/^\w{6,32}$/) as string,
      transactionId: expect.stringMatching(/^\d{20,}$/) as string,
    });
    const early = await confirm(orderId);
    expect(early.error.code).toBe('RECEIPT_NOT_CONFIRMED');
    await mall.sim.control('providers/wechat/confirmReceipt', { transactionId: component?.transactionId });
    const { body } = await confirm(orderId);
    expect(body).toMatchObject({ state: 'received' });
    expect((await confirm(orderId)).status).toBe(200);
    expect(await componentOf(orderId)).toBeNull();
  });

  it('is nobody else’s to confirm', async () => {
    const orderId = await shipped(buyer);
    const other = await enter(mall, 42);
    expect((await confirm(orderId, other.token)).error.code).toBe('ORDER_NOT_FOUND');
  });

  it('says when WeChat cannot be asked', async () => {
    const orderId = await shipped(buyer);
    await mall.sim.control('faults', {
      provider: 'wechat',
      operation: 'get-order',
      fault: 'http500',
      count: 9,
    });
    expect((await confirm(orderId)).error.code).toBe('PLATFORM_UNAVAILABLE');
  });

  it('finds the order by the number that WeChat’s messages carry', async () => {
    await mall.get(OrderPaths).tellWechat();
    expect(await mall.sim.control('providers/wechat/messagePath', {})).toEqual({
      path: 'packages/order/order-detail/index',
    });
    const { id } = await order(mall, buyer, { skuId: goods.skuId });
    await mall.call('startPayment', { orderId: id, scene: 'wechat-mini' }, { token: buyer.token });
    const tradeNumber = await outTradeNoOf(mall, id);
    expect(await mall.call('findOrderByTrade', { tradeNumber }, { token: buyer.token })).toEqual({
      orderId: id,
    });
    const other = await enter(mall, 42);
    const refused = await mall.send('findOrderByTrade', { tradeNumber }, { token: other.token });
    expect(refused.error.code).toBe('ORDER_NOT_FOUND');
  });
});
