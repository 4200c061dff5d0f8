import { useDidShow } from '@tarojs/taro';
import { api } from '@/lib/request';
import { deviceId } from '@/lib/device';
import { launch } from '@/platform/launch';
import { platformName } from '@/platform/name';
import { referral } from '@/stores/referral';

let last = '';

/**
 * On every show: a code in the entrance is remembered and its click recorded, before anybody logs in. A warm app that
 * scans another code shows again with new options, so once per launch would lose the second distributor.
 */
export function useReferralCapture(): void {
  useDidShow(() => {
    const { referralCode: code, path } = launch.read();
    if (!code || last === `${code}${path}`) return;
    last = `${code}${path}`;
    referral.remember(code);
    // Attribution also travels with login and orders, so a lost click is not a lost commission.
    void api
      .recordClick({ code, deviceId: deviceId(), platform: platformName, path: path.slice(0, 256) })
      .catch(() => undefined);
  });
}
