import Taro from '@tarojs/taro';
import type { LaunchAdapter } from './contract';
import { wechatEntrance } from './entrance';
import { readEntrance } from './launch-mini';

/** A card in Moments opens in a mode of its own: another storage, no login, no navigation, no payment. */
const SINGLE_PAGE = 1154;

let isSinglePage: boolean | undefined;

export const launch: LaunchAdapter = {
  read: (shown) => readEntrance(shown, (scene, query) => wechatEntrance(Number(scene) || undefined, query)),
  get isSinglePage() {
    // Going on to the mini-program is another launch, so this does not change.
    isSinglePage ??= Taro.getLaunchOptionsSync().scene === SINGLE_PAGE;
    return isSinglePage;
  },
};
