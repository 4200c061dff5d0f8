import { aTrade, type TestTrade } from '../../test/factories/trade.js';

describe('paying', () => {
  let trade: TestTrade;

  beforeAll(async () => (trade = await aTrade()), 60_000);
  beforeEach(() => trade.open());
  afterAll(() => trade.close());

  it.each([['wechat-mini'], ['alipay-wap'], ['douyin-mini']] as const)('%s to the end', async (scene) => {
    const { memberId, orderId, view, skuId } = await trade.order({ quantity: 2 });
    const started = await trade.start(memberId, view.id, { scene });
    await trade.pay(started);
    await trade.untilState(orderId, 'awaitingShipment');
    expect(await trade.stock(skuId as never)).toMatchObject({ onHand: 8, reserved: 0, sold: 2 });
    expect(await trade.balance('merchant:sales')).toBe(19_800);
    expect(await trade.ledgerSum()).toBe(0);
  });
});
