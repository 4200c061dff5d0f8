/** What 抖店, a merchant's shop inside of Douyin, calls these goods. */
export interface DoudianProduct {
  shopId: string;
  productId: string;
}

/** What its order page is opened with. */
export interface DoudianSku extends DoudianProduct {
  skuId: string;
}

/** Its ids are digits, and more of them than a number holds exactly. */
export const DOUDIAN_ID = /^[1-9]\d{0,19}$/;

/**
 * Whether these goods are bought in 抖店: inside of Douyin, where its trade system takes no parcels. Everywhere else the
 * same goods are ours to sell.
 */
export const isHandedToDoudian = (
  goods: { isViaDoudian: boolean },
  platform: 'wechat' | 'douyin' | 'h5',
): boolean => goods.isViaDoudian && platform === 'douyin';

/** What the buyer reads in place of a cart. */
export const DOUDIAN_NOTE = '本商品由抖音小店发货与售后';
