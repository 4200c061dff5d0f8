import type { Runtime } from '../runtime.js';
import { syncApis, type ApiGroup } from './call.js';

/** Points at the top of the screen that belong to the clock and the battery. */
export const STATUS_BAR = 44;
const CAPSULE = { top: 48, right: 7, width: 87, height: 32 };
const NAVIGATION_BAR = 88;
const TAB_BAR = 50;

function windowInfo({ stage, pages, phone, program }: Runtime): Record<string, unknown> {
  const { width, height } = stage.page.viewportSize() ?? { width: 375, height: 812 };
  const isCustom = pages.top?.config.navigationStyle === 'custom';
  const used = (isCustom ? 0 : NAVIGATION_BAR) + (pages.top?.isTab ? TAB_BAR : 0);
  return {
    pixelRatio: 2,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - used,
    statusBarHeight: STATUS_BAR,
    safeArea: { left: 0, right: width, top: STATUS_BAR, bottom: height, width, height: height - STATUS_BAR },
    screenTop: isCustom ? 0 : NAVIGATION_BAR,
    // Douyin has no word for it.
    ...(program.dialect.target === 'weapp' ? { theme: phone.theme } : {}),
  };
}

function systemInfo(runtime: Runtime): Record<string, unknown> {
  const isWechat = runtime.program.dialect.target === 'weapp';
  return {
    ...windowInfo(runtime),
    brand: 'Apple',
    model: 'iPhone 15',
    system: 'iOS 17.5',
    platform: runtime.phone.options.os ?? 'ios',
    language: 'zh_CN',
    version: isWechat ? '8.0.60' : '34.5.0',
    appName: isWechat ? 'WeChat' : 'Douyin',
    SDKVersion: isWechat ? '3.10.0' : '3.60.0',
    fontSizeSetting: 16,
    benchmarkLevel: 40,
    enableDebug: false,
  };
}

function menuButton({ stage }: Runtime): Record<string, unknown> {
  const { width } = stage.page.viewportSize() ?? { width: 375 };
  const right = width - CAPSULE.right;
  return {
    width: CAPSULE.width,
    height: CAPSULE.height,
    top: CAPSULE.top,
    bottom: CAPSULE.top + CAPSULE.height,
    right,
    left: right - CAPSULE.width,
  };
}

/** The phone, the app around, how it was opened, and being told about its life. */
export const system: ApiGroup = (runtime) => {
  const { program, signals } = runtime;
  return {
    env: runtime.realm.copy({ USER_DATA_PATH: `${program.dialect.filePrefix}usr` }),
    nextTick: (act: () => void) => void setTimeout(() => runtime.realm.guard(act), 0),
    getUpdateManager: () => ({
      ...Object.assign(
        {},
        ...['CheckForUpdate', 'UpdateReady', 'UpdateFailed'].map((name) => signals.pair(name)),
      ),
      // The platform starts the program anew; here it is enough that it was asked to.
      applyUpdate: () => void runtime.journal.calls.push({ name: 'applyUpdate', options: {} }),
    }),
    ...Object.assign(
      {},
      ...['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'ThemeChange'].map((name) =>
        signals.pair(name),
      ),
      ...['WindowResize', 'MemoryWarning', 'KeyboardHeightChange'].map((name) => signals.pair(name)),
    ),
    ...syncApis(runtime, {
      getSystemInfoSync: () => systemInfo(runtime),
      getWindowInfo: () => windowInfo(runtime),
      getDeviceInfo: () => systemInfo(runtime),
      getAppBaseInfo: () => systemInfo(runtime),
      getMenuButtonBoundingClientRect: () => menuButton(runtime),
      getLaunchOptionsSync: () => runtime.launchedBy,
      getEnterOptionsSync: () => runtime.enteredBy,
      getAccountInfoSync: () => ({
        miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      }),
      canIUse: (name: string) => runtime.canUse(name.split('.')[0] ?? name),
    }),
  };
};
