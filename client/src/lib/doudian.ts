import { notify, toast } from '@/components/feedback';
import { isHandedToDoudian } from '@yimai/shared/domain/goods/doudian';
import { ecOrder } from '@/platform/ec-order';
import { salePlace } from '@/platform/sale-place';
import { deviceId } from './device';
import { api, errorText } from './request';

/** Whether these goods are bought in the merchant's 抖店 from here. */
export const isBoughtInDoudian = (goods: { isViaDoudian: boolean }): boolean =>
  isHandedToDoudian(goods, salePlace.platform);

/** Whatever waits for the purchase need not wait for the reader. */
const explain = (why: string): void => void notify('暂时无法购买', why);

/**
 * Goes on to the order page of 抖店. Our server is asked first: it keeps who recommended the goods, which nobody over
 * there would know, and says what to open.
 */
export async function buyInDoudian(skuId: string, quantity: number): Promise<void> {
  const obstacle = ecOrder.obstacle();
  if (obstacle) return explain(obstacle);
  try {
    const trouble = await ecOrder.open(await api.openDoudianOrder({ skuId, quantity, deviceId: deviceId() }));
    if (trouble) explain(trouble);
  } catch (error) {
    toast(errorText(error));
  }
}
