import Taro from '@tarojs/taro';
import type { PlaceAdapter } from './contract';

/** Both platforms have a map of their own and answer alike; it needs no key of ours and tells us one place only. */
export const place: PlaceAdapter = {
  label: '用当前位置',
  async pick() {
    try {
      const { name, address } = await Taro.chooseLocation({});
      // Pressed without choosing anything, it answers with empty words.
      return name || address ? { kind: 'picked', place: { name, address } } : { kind: 'closed' };
    } catch (error) {
      const text = String((error as { errMsg?: unknown }).errMsg ?? '');
      return { kind: /auth[a-z]* ?den|permission den/i.test(text) ? 'denied' : 'closed' };
    }
  },
};
