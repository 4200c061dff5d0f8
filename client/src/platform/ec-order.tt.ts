import type { EcOrder, EcOrderAdapter } from './contract';

/** Douyin's plugin of commerce; app.config.ts declares it under the same id. */
const PLUGIN = 'tt95aee3130ae1cbe911';

const NOT_GRANTED = '店铺暂未开通抖音小店下单，请联系客服';
const LOGGED_OUT = 21500;
/** By the plugin's `errNo`. */
const TROUBLES: Readonly<Record<number, string>> = {
  10101: NOT_GRANTED,
  10301: '请在抖音或抖音极速版中打开本页购买',
  [LOGGED_OUT]: '请先登录抖音，再购买本商品',
  21501: '网络不太顺畅，请稍后再试',
  21502: '抖音小店暂时无法响应，请稍后再试',
};
const UNKNOWN = '暂时打不开抖音小店，请稍后再试或联系客服';

/** Looked up when it is needed: asking an older Douyin for it, or without the merchant's permission, throws. */
function plugin(): TtCommercePlugin | null {
  try {
    return tt.requirePlugin?.(PLUGIN) ?? null;
  } catch {
    return null;
  }
}

const ask = (order: EcOrder): Promise<number | null> =>
  new Promise((resolve) => {
    const found = plugin();
    if (!found?.openEcOrder) resolve(10101);
    else
      found.openEcOrder({ ...order, success: () => resolve(null), fail: ({ errNo }) => resolve(errNo ?? 0) });
  });

const logInToDouyin = (): Promise<boolean> =>
  new Promise((resolve) =>
    tt.login({ force: true, success: ({ isLogin }) => resolve(isLogin), fail: () => resolve(false) }),
  );

export const ecOrder: EcOrderAdapter = {
  obstacle() {
    if (!tt.canIUse('requirePlugin')) return '当前抖音版本较低，请升级后再购买';
    return plugin()?.openEcOrder ? null : NOT_GRANTED;
  },
  async open(order) {
    let trouble = await ask(order);
    if (trouble === LOGGED_OUT && (await logInToDouyin())) trouble = await ask(order);
    return trouble === null ? null : (TROUBLES[trouble] ?? UNKNOWN);
  },
};
