import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** Pull to refresh. The page's config must say `enablePullDownRefresh: true`. */
export function usePageRefresh(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh()
      .catch(() => undefined)
      .then(() => Taro.stopPullDownRefresh());
  });
}
