import Taro from '@tarojs/taro';
import type { LoginAdapter } from './contract';

export const login: LoginAdapter = {
  silent: true,
  needsOauth: false,
  async credential() {
    const { code } = await Taro.login();
    return { kind: 'wechat-mini', code };
  },
  redirectTo() {},
};
