import Taro from '@tarojs/taro';

let online = true;

/** Calls back when the phone gains or loses its network. */
export function onNetworkChange(listener: (online: boolean) => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    online = isConnected;
    listener(isConnected);
  });
}

/** Last known state; assumes a network until told otherwise. */
export const isOnline = (): boolean => online;
