import type { IconName } from '@/components/icon';
import { isBoughtInDoudian } from '@/lib/doudian';
import { HERE } from '@/lib/platform-words';
import type { Product } from './api';

export interface Guarantee {
  icon: IconName;
  title: string;
  text: string;
}

const OFFICIAL = { h5: '微信、支付宝或抖音', wechat: '微信支付', douyin: '抖音支付' } as const;

const IN_DOUDIAN: Guarantee = {
  icon: 'truck',
  title: '抖音小店发货与售后',
  text: '付款后在抖音「我的订单」中查看物流、申请售后。',
};

const BY_CODE: Guarantee = {
  icon: 'receipt',
  title: '线上交付',
  text: '付款后商家在订单中交付兑换码，无需快递。',
};
const BY_PARCEL: Guarantee = {
  icon: 'truck',
  title: '48 小时发货',
  text: '付款后 48 小时内发出，发货后可查看物流。',
};
const CARE: Guarantee = {
  icon: 'service',
  title: '专人售后',
  text: '订单详情页可直接发起售后，处理进度全程可见。',
};

/** What the shop promises with this product. */
export function guarantees(product: Product): Guarantee[] {
  const isBoughtThere = isBoughtInDoudian(product);
  const ours = product.kind === 'virtual' ? BY_CODE : BY_PARCEL;
  return [
    product.isReturnable
      ? { icon: 'return', title: '七天无理由退货', text: '签收后 7 天内，商品完好可申请退货退款。' }
      : {
          icon: 'info',
          title: '不支持七天无理由',
          text: '鲜活易腐或定制商品，下单时需确认；质量问题仍可申请售后。',
        },
    isBoughtThere ? IN_DOUDIAN : ours,
    { icon: 'shield', title: '官方支付保障', text: `款项经${OFFICIAL[HERE]}官方渠道收取，退款原路返回。` },
    ...(isBoughtThere ? [] : [CARE]),
  ];
}
