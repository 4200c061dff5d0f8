import Taro from '@tarojs/taro';

/** The platform's page of permissions; a permission refused once is never asked for again except there. */
export async function openSettings(): Promise<void> {
  await Taro.openSetting().catch(() => undefined);
}
