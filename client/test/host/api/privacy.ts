import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup } from './call.js';

const REFUSED = 104;

type Decision = { event: 'exposureAuthorization' | 'agree' | 'disagree' };

/** Asks through the mini-program's own notice where it has one, else the platform shows its. */
async function asksToAgree({ phone, signals }: Runtime, referrer: string): Promise<boolean> {
  if (!signals.hasListener('NeedPrivacyAuthorization')) return phone.habits.privacy === 'agrees';
  return new Promise((resolve) => {
    const decide = ({ event }: Decision): void => {
      if (event !== 'exposureAuthorization') resolve(event === 'agree');
    };
    signals.call('NeedPrivacyAuthorization', decide, { referrer });
  });
}

/** Both platforms give nothing about a person away before the privacy notice is agreed to. */
export async function needPrivacy(runtime: Runtime, referrer: string): Promise<void> {
  const { phone } = runtime;
  if (phone.hasAgreedToPrivacy) return;
  if (!(await asksToAgree(runtime, referrer)))
    throw new ApiFailure('privacy permission is not authorized', { errno: REFUSED });
  phone.hasAgreedToPrivacy = true;
}

/** The privacy notice and what was allowed. */
export const permissions: ApiGroup = (runtime) => {
  const { phone, signals } = runtime;
  const settings = (): Record<string, unknown> => ({ authSetting: Object.fromEntries(phone.grants) });
  const shared = asyncApis(runtime, {
    getSetting: settings,
    authorize: ({ scope }) => {
      if (!phone.allows(scope as never)) throw new ApiFailure('auth deny');
    },
    /** The person sees what they refused and does as their habits say. */
    openSetting: () => {
      for (const scope of phone.grants.keys()) phone.grants.set(scope, phone.habits.permission === 'allows');
      return settings();
    },
  });
  return {
    ...shared,
    onNeedPrivacyAuthorization: signals.pair('NeedPrivacyAuthorization').onNeedPrivacyAuthorization,
    ...asyncApis(runtime, {
      getPrivacySetting: () => ({
        needAuthorization: !phone.hasAgreedToPrivacy,
        privacyContractName: '《一脉优选小程序隐私保护指引》',
      }),
      requirePrivacyAuthorize: () => needPrivacy(runtime, 'requirePrivacyAuthorize'),
      openPrivacyContract: () => undefined,
    }),
  };
};
