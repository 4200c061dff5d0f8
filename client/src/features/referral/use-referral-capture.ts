import { useDidShow } from '@tarojs/taro';
import { deviceId } from '@/lib/device';
import { openPage } from '@/lib/navigate';
import { api } from '@/lib/request';
import { routes } from '@/lib/routes';
import { launch } from '@/platform/launch';
import { platformName } from '@/platform/name';
import { referral } from '@/stores/referral';
import { clickScene } from './click-scene';

let last = '';

const isHome = (path: string): boolean => path === '/' || path.startsWith(routes.home());

/**
 * On every show: a code in the entrance is remembered and its click recorded, before anybody logs in. A warm app that
 * scans another code shows again with new options, so once per launch would lose the second distributor.
 */
async function capture(): Promise<void> {
  const { referralCode: code, path, scene, singlePage } = launch.read();
  if (!code || last === `${code}${path}`) return;
  last = `${code}${path}`;
  referral.remember(code);
  try {
    const click = await api.recordClick({
      code,
      deviceId: deviceId(),
      platform: platformName,
      scene: clickScene(scene),
      path: path.slice(0, 256),
    });
    // A short link or a bare code lands on the first page; what it stands for is elsewhere.
    if (isHome(path) && !isHome(click.path) && !singlePage) openPage(click.path);
  } catch {
    // Attribution also travels with login, so a lost click is not a lost commission.
  }
}

export function useReferralCapture(): void {
  useDidShow(() => void capture());
}
