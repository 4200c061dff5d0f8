import { Steps } from './steps';

const STEPS = [{ title: '购物车' }, { title: '确认订单' }, { title: '付款' }, { title: '完成' }] as const;

/** From the cart to the end of the payment, for the headings of desktop. */
export function BuyingSteps({ current }: { current: number }) {
  return <Steps items={STEPS} current={current} />;
}
