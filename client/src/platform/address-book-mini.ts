import Taro from '@tarojs/taro';
import type { AddressBookAdapter } from './contract';

/** Both platforms answer alike; a refused permission says `auth`, everything else only means that nothing was picked. */
export function addressBookOf(label: string): AddressBookAdapter {
  return {
    label,
    async pick() {
      try {
        const picked = await Taro.chooseAddress();
        return {
          kind: 'picked',
          address: {
            name: picked.userName,
            phone: picked.telNumber,
            province: picked.provinceName,
            city: picked.cityName,
            district: picked.countyName,
            // The street is part of it.
            detail: picked.detailInfo,
          },
        };
      } catch (error) {
        const text = String((error as { errMsg?: unknown }).errMsg ?? '');
        return { kind: /auth[a-z]* ?den/i.test(text) ? 'denied' : 'closed' };
      }
    },
  };
}
