import { useDidShow } from '@tarojs/taro';
import { openPage, replacePage } from '@/lib/navigate';
import { phoneMs } from '@/platform/clock';
import { launch } from '@/platform/launch';
import { recordCode } from './record';
import { isNewVisit, landing, type Visit } from './visit';

let last: Visit | null = null;

/**
 * On every show: a code in the entrance is remembered and its click recorded, before anybody logs in. A warm app that
 * scans another code shows again with new options, so once per launch would lose the second distributor. In Moments'
 * single page the click is all there is: its storage is not the app's, and the link carries the code on.
 */
async function capture(shown: unknown): Promise<void> {
  const entrance = launch.read(shown);
  const { referralCode: code, path } = entrance;
  if (!code) return;
  const visit = { code, path, at: phoneMs() };
  if (!isNewVisit(last, visit)) return;
  last = visit;
  try {
    const click = await recordCode(code, { entrance: entrance.entrance, path });
    const target = launch.isSinglePage ? null : landing(entrance, click.path);
    if (target) (path.includes('/product/') ? replacePage : openPage)(target);
  } catch {
    // Attribution also travels with login, so a lost click is not a lost commission.
  }
}

export function useReferralCapture(): void {
  // The app's show hands over its options; Taro's types only know the page's, which has none.
  useDidShow(((shown?: unknown) => void capture(shown)) as () => void);
}
