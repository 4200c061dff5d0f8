import type { EcOrderAdapter } from './contract';

const ELSEWHERE = '请在抖音中打开本商品购买';

/** No shop of the platform sells our goods here: we do. */
export const ecOrder: EcOrderAdapter = {
  obstacle: () => ELSEWHERE,
  open: () => Promise.resolve(ELSEWHERE),
};
