import type { Runtime } from '../runtime.js';
import type { AbilityRequest, FromView } from '../view/bridge.js';
import type { OpenPage } from './pages.js';

type Detail = Record<string, unknown>;

/** What a share carries, as the platform makes a card of it. */
export interface ShareCard {
  title?: string;
  path?: string;
  query?: string;
  imageUrl?: string;
}

/** Asks a page what a share of it carries. A promise in it is waited for, as WeChat does for three seconds. */
export async function shareOf(
  { pages, realm }: Runtime,
  method: 'onShareAppMessage' | 'onShareTimeline',
  details: Detail,
): Promise<ShareCard | null> {
  const page = pages.top;
  if (typeof page?.instance[method] !== 'function') return null;
  const card = pages.call(page, method, realm.copy(details)) as
    (ShareCard & { promise?: Promise<ShareCard> }) | undefined;
  const later = await card?.promise;
  const { title, path, query, imageUrl } = { ...card, ...later };
  return { title, path, query, imageUrl };
}

function phoneNumber({ phone, wire, program }: Runtime): Detail {
  if (phone.habits.phoneNumber === 'refuses')
    return {
      errMsg: 'getPhoneNumber:fail user deny',
      ...(program.dialect.target === 'tt' ? { errNo: 10200 } : {}),
    };
  return { errMsg: 'getPhoneNumber:ok', code: wire.phoneCode() };
}

/** Buttons with `open-type`: the platform acts, then tells the button. */
async function useAbility(runtime: Runtime, page: OpenPage, asked: AbilityRequest): Promise<void> {
  const { journal, phone, stage } = runtime;
  const { node, ability, dataset } = asked;
  const tell = (type: string, detail: Detail): Promise<unknown> =>
    stage.send(page.id, { kind: 'trigger', node, type, detail });
  switch (ability) {
    case 'share':
      runtime.lastShare = await shareOf(runtime, 'onShareAppMessage', {
        from: 'button',
        target: { id: node, dataset },
      });
      return;
    case 'getPhoneNumber':
      await tell('getphonenumber', phoneNumber(runtime));
      return;
    case 'agreePrivacyAuthorization':
      phone.hasAgreedToPrivacy = true;
      await tell('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
      return;
    case 'contact':
    case 'im':
      journal.calls.push({ name: ability, options: {} });
      return;
    case 'openSetting':
      return;
    default:
      journal.trouble('API not played', `open-type="${ability}"`);
  }
}

/** Everything a page's view layer says. */
export function heardFromView(runtime: Runtime, message: FromView): void {
  const { definitions, observers, pages, realm } = runtime;
  const page = pages.byId(message.page);
  if (!page || realm.ended) return;
  switch (message.kind) {
    case 'ready':
      return;
    case 'event': {
      if (/^(tap|touch)/.test(message.event.type)) runtime.lastTouch = performance.now();
      const event = realm.copy(message.event);
      if (typeof page.instance[message.handler] === 'function') pages.call(page, message.handler, event);
      else realm.guard(() => definitions.componentHandler(message.handler)?.call(page.instance, event));
      return;
    }
    case 'ability':
      runtime.lastTouch = performance.now();
      void useAbility(runtime, page, message);
      return;
    case 'scrolled':
      pages.call(page, 'onPageScroll', realm.copy({ scrollTop: message.scrollTop }));
      return;
    case 'reached-bottom':
      pages.call(page, 'onReachBottom');
      return;
    case 'intersection':
      realm.guard(() => observers.get(message.observer)?.(realm.copy(message.entry)));
  }
}
