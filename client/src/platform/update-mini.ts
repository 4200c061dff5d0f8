import Taro from '@tarojs/taro';

/** Tells when a new version has been downloaded; `ask` decides whether to start it now. Otherwise it comes with the next start. */
export function watchForUpdate(ask: () => Promise<boolean>): void {
  // Not there in Moments' single page.
  if (!Taro.getUpdateManager) return;
  const manager = Taro.getUpdateManager();
  manager?.onUpdateReady?.(() => {
    void ask().then((isWanted) => isWanted && manager.applyUpdate());
  });
}
