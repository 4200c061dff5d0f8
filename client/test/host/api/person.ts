import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup } from './call.js';
import { needPrivacy } from './privacy.js';

/** A tap allows asking for a while; without one the platform refuses to ask. */
const TAP_LASTS_MS = 5_000;

function needTap({ lastTouch }: Runtime): void {
  if (performance.now() - lastTouch > TAP_LASTS_MS)
    throw new ApiFailure('can only be invoked by user TAP gesture', { errCode: 20026 });
}

/** What needs the person: who they are, what they allow, what they pick. */
export const person: ApiGroup = (runtime) => {
  const { phone, wire, program, isSinglePage } = runtime;
  const isWechat = program.dialect.target === 'weapp';
  const needDeclared = (ability: string): void => {
    if (isWechat && !program.app.requiredPrivateInfos?.includes(ability))
      throw new ApiFailure('the api need to be declared in the requiredPrivateInfos field in app.json');
  };
  return asyncApis(runtime, {
    login: ({ force }) => {
      if (isSinglePage) throw new ApiFailure('can not login in single page mode');
      if (isWechat) return { code: wire.loginCode() };
      if (!phone.isInAccount && force !== false) phone.isInAccount = phone.habits.account === 'logs in';
      const anonymousCode = wire.anonymousCode();
      return phone.isInAccount
        ? { code: wire.loginCode(), anonymousCode, isLogin: true }
        : { anonymousCode, isLogin: false };
    },
    checkSession: () => undefined,
    requestSubscribeMessage: ({ tmplIds }) => {
      needTap(runtime);
      const answer = phone.habits.subscription === 'accepts' ? 'accept' : 'reject';
      return Object.fromEntries((tmplIds as string[]).map((id) => [id, answer]));
    },
    scanCode: () => {
      if (phone.habits.scan === null) throw new ApiFailure('cancel');
      return { result: phone.habits.scan, scanType: 'QR_CODE', charSet: 'UTF-8' };
    },
    setClipboardData: async ({ data }) => {
      await needPrivacy(runtime, 'setClipboardData');
      phone.clipboard = String(data);
    },
    getClipboardData: async () => {
      await needPrivacy(runtime, 'getClipboardData');
      return { data: phone.clipboard };
    },
    vibrateShort: () => void (phone.vibrations += 1),
    vibrateLong: () => void (phone.vibrations += 1),
    getLocation: async () => {
      await needPrivacy(runtime, 'getLocation');
      if (!phone.allows('scope.userLocation')) throw new ApiFailure('auth deny');
      if (!phone.habits.place) throw new ApiFailure('system permission denied', { errCode: 2 });
      const { latitude, longitude } = phone.habits.place;
      return { latitude, longitude, accuracy: 30, speed: -1 };
    },
    chooseLocation: async () => {
      needDeclared('chooseLocation');
      await needPrivacy(runtime, 'chooseLocation');
      if (!phone.allows('scope.userLocation')) throw new ApiFailure('auth deny');
      if (!phone.habits.place) throw new ApiFailure('cancel');
      return phone.habits.place;
    },
    chooseAddress: async () => {
      needDeclared('chooseAddress');
      await needPrivacy(runtime, 'chooseAddress');
      // WeChat opens its address book without asking; Douyin asks, once.
      if (!isWechat && !phone.allows('scope.address')) throw new ApiFailure('auth deny');
      if (!phone.habits.address) throw new ApiFailure('cancel');
      return phone.habits.address;
    },
    makePhoneCall: () => undefined,
  });
};
