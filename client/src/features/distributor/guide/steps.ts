import { routes } from '@/lib/routes';
import type { Guide } from '../api';
import { isReachable } from '../words';

type StepKey = Guide['steps'][number]['key'];

export interface StepWords {
  title: string;
  /** Why it matters; shown until it is done. */
  text: string;
  action: string;
  url: string;
}

/** What to say about each step, and the one place where it is taken. */
export const STEPS: Readonly<Record<StepKey, StepWords>> = {
  phone: {
    title: '验证手机号',
    text: '各平台的佣金靠它合到一个账户，提现与找回也要用',
    action: '去验证',
    url: routes.identities(),
  },
  code: {
    title: '为一件商品做专属码或海报',
    text: '选一件您自己用过的，说得出好在哪里',
    action: '做海报',
    url: routes.poster(),
  },
  click: {
    title: '有人打开您的分享',
    text: '先发给两三位可能用得上的熟人，附一句真实感受',
    action: '去分享',
    url: routes.share(),
  },
  customer: {
    title: '有了第一位客户',
    text: '对方登录后归到您名下，开始计算保护期',
    action: '看客户',
    url: routes.customers(),
  },
  commission: {
    title: '记下第一笔佣金',
    text: '客户付款后几秒内就能看到，小票写明怎么算的',
    action: '看明细',
    url: routes.commissions(),
  },
  payee: {
    title: '备好收款方式',
    text: isReachable('wechat')
      ? '在微信小程序登录一次，或在提现时填写本人支付宝'
      : '在提现时填写本人支付宝账号和真实姓名',
    action: '去查看',
    url: routes.withdraw(),
  },
};
