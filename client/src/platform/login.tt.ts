import Taro from '@tarojs/taro';
import type { LoginAdapter } from './contract';

export const login: LoginAdapter = {
  silent: true,
  needsOauth: false,
  async credential() {
    // `force: false`: somebody not logged in to Douyin gets an anonymous code instead of a login page.
    const result: { code?: string; anonymousCode?: string } = await Taro.login({
      force: false,
    } as Taro.login.Option);
    return { kind: 'douyin', code: result.code ?? '', anonymousCode: result.anonymousCode || undefined };
  },
  redirectTo() {},
};
