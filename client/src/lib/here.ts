import Taro from '@tarojs/taro';

/** This page's address, to come back to: after logging in, or in another client. */
export function here(): string {
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {};
  const own = Object.entries(params as Record<string, string | undefined>).filter(
    ([key, value]) => !key.startsWith('$') && key !== 'stamp' && value !== undefined,
  );
  const query = own.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
  return `/${path.split('?')[0]?.replace(/^\//, '') ?? ''}${query ? `?${query}` : ''}`;
}
