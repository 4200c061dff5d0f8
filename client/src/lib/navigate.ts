import Taro from '@tarojs/taro';
import { toast } from '@/components/feedback';
import { launch } from '@/platform/launch';
import { goBackToOurs, openTab } from '@/platform/visited';
import { isTab, routes } from './routes';

/** Mini-programs refuse an eleventh page. */
const DEEPEST = 10;

/** In Moments' single page nothing can be opened; says so, and where it can. */
function isStuck(): boolean {
  if (launch.isSinglePage) toast('请点击下方「前往小程序」继续');
  return launch.isSinglePage;
}

const withoutQuery = (url: string): string => url.split('?')[0] ?? url;

/** Opens a page of `routes`: switches to tabs, pushes others, and replaces when the stack is full. */
export function openPage(url: string): void {
  if (isStuck()) return;
  const failed = (): void => undefined;
  if (isTab(url)) void openTab(withoutQuery(url)).catch(failed);
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url }).catch(failed);
  else void Taro.navigateTo({ url }).catch(failed);
}

/** Opens a page in place of this one: after paying, after logging in. */
export function replacePage(url: string): void {
  if (isStuck()) return;
  if (isTab(url)) void Taro.switchTab({ url: withoutQuery(url) }).catch(() => undefined);
  else void Taro.redirectTo({ url });
}

/** Back, or home when this page was the entrance (a scan, a shared card, a bookmark). */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else if (!goBackToOurs()) void Taro.switchTab({ url: routes.home() });
}
