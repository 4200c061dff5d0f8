import Taro from '@tarojs/taro';
import type { SubscribeAdapter } from './contract';

export const subscribe: SubscribeAdapter = {
  supported: true,
  async ask(templateIds) {
    try {
      const result = (await Taro.requestSubscribeMessage({
        tmplIds: [...templateIds],
        entityIds: [],
      })) as unknown as Record<string, string>;
      return templateIds.filter((id) => result[id] === 'accept');
    } catch {
      return []; // Refused for good, or not inside a tap: nothing the shopper should be bothered with.
    }
  },
};
