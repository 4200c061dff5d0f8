import { notify } from '@/components/feedback';
import type { Service } from '@/components/service-button';
import type { ServiceDesk } from '@/platform/contract';
import { service } from '@/platform/service';
import { useClientSetup } from './setup';

const NO_DESK: ServiceDesk = { phone: '', webUrl: null, wechatCorp: null, douyinImId: null };
const HOURS = '每日 9:00–22:00';

/** Customer service as the merchant set it up for this platform. `about`: what the talk begins with. */
export function useService(about?: Service['card']): Service {
  const desk = useClientSetup()?.service;
  // Before the merchant's answer is here: what needs none of it works, the rest asks for patience.
  const way = service.way(desk ?? NO_DESK);
  if (way === 'button') return { isNative: true, card: about, imId: desk?.douyinImId ?? undefined };
  if (way === 'call' && desk) return { isNative: false, onPress: () => service.open(desk) };
  const text = desk?.phone ? `客服电话 ${desk.phone}\n${HOURS}` : '请稍后再试';
  return { isNative: false, onPress: () => void notify('联系客服', text) };
}
