import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup } from './call.js';

/** Nothing ever comes back: the app is gone while the cashier is open. */
const never = (): Promise<never> => new Promise(() => undefined);

async function wechatPayment({ phone, wire }: Runtime, launch: Record<string, unknown>): Promise<unknown> {
  const { payment } = phone.habits;
  const { timeStamp, nonceStr, package: prepay, signType, paySign } = launch;
  const parameters = { timeStamp, nonceStr, package: prepay, signType, paySign };
  if (payment === 'vanishes') return never();
  await wire.requestPayment(parameters, payment === 'cancels');
  if (payment === 'cancels') throw new ApiFailure('cancel');
  phone.payments += 1;
  return payment === 'pays' ? undefined : never();
}

async function douyinPayment({ phone, wire }: Runtime, orderId: string): Promise<unknown> {
  const { payment } = phone.habits;
  if (payment === 'vanishes') return never();
  if (payment === 'cancels') throw new ApiFailure('cancel', { errNo: 9 });
  await wire.payOrder(orderId);
  phone.payments += 1;
  return payment === 'pays' ? undefined : never();
}

/** WeChat's page of receipt lies over the program and speaks to it with the show that follows. */
async function receiptPage(runtime: Runtime, trade: Record<string, unknown>): Promise<void> {
  const { phone, wire, signals, enteredBy } = runtime;
  const isConfirmed = phone.habits.receipt === 'confirms';
  signals.tell('AppHide', {});
  if (isConfirmed) await wire.confirmReceipt(String(trade.transaction_id));
  const extraData = { status: isConfirmed ? 'success' : 'cancel' };
  signals.tell('AppShow', { ...enteredBy, referrerInfo: { appId: 'wx1183b055aeec94d1', extraData } });
}

/** The cashiers. A refusal of the platform's server is the failure the phone sees. */
export const payment: ApiGroup = (runtime) => {
  const { phone, wire, program } = runtime;
  if (program.dialect.target === 'tt')
    return asyncApis(runtime, {
      requestOrder: async ({ data, byteAuthorization }) => ({
        orderId: await wire.requestOrder(String(data), String(byteAuthorization)),
      }),
      getOrderPayment: ({ orderId }) => douyinPayment(runtime, String(orderId)),
    });
  return asyncApis(runtime, {
    requestPayment: (launch) => wechatPayment(runtime, launch),
    openBusinessView: async ({ businessType, extraData }) => {
      if (businessType !== 'weappOrderConfirm') throw new ApiFailure('business type not supported');
      await receiptPage(runtime, extraData as Record<string, unknown>);
    },
    requestMerchantTransfer: async ({ mchId, appId, package: confirmPackage }) => {
      if (phone.habits.transfer === 'cancels') throw new ApiFailure('cancel');
      await wire.requestMerchantTransfer({ mchId, appId, package: confirmPackage });
    },
  });
};
