import Taro from '@tarojs/taro';
import type { SubscribeAdapter, SubscribeAnswer } from './contract';

const ANSWERS: readonly string[] = ['accept', 'reject', 'ban'] satisfies SubscribeAnswer[];

export const subscribeMini: SubscribeAdapter = {
  supported: true,
  async ask(templateIds) {
    try {
      const result = (await Taro.requestSubscribeMessage({
        tmplIds: [...templateIds],
        entityIds: [],
      })) as unknown as Record<string, string>;
      return Object.fromEntries(
        templateIds.map((id) => [id, ANSWERS.includes(result[id] ?? '') ? result[id] : 'reject']),
      ) as Record<string, SubscribeAnswer>;
    } catch {
      return {}; // Refused for good, or not inside a tap: nothing the shopper should be bothered with.
    }
  },
};
