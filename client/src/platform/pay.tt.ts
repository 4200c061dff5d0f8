import type { PayAdapter } from './contract';
import { payFailure } from './pay-failure';

/** Douyin's trade system: the order is made in Douyin first, then its cashier is brought up with Douyin's number. */
export const pay: PayAdapter = {
  options: () => [{ scene: 'douyin-mini', name: '抖音支付' }],
  async launch(launch) {
    if (launch.kind !== 'douyin') return { kind: 'failed', text: '当前环境不支持此支付方式' };
    const { data, byteAuthorization } = launch;
    try {
      const orderId = await new Promise<string>((resolve, reject) =>
        tt.requestOrder({
          data,
          byteAuthorization,
          success: (result) => resolve(result.orderId),
          fail: reject,
        }),
      );
      await new Promise<void>((resolve, reject) =>
        tt.getOrderPayment({ orderId, success: resolve, fail: reject }),
      );
      return { kind: 'returned' };
    } catch (error) {
      return payFailure(error);
    }
  },
};
