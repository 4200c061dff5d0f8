import type { LaunchAdapter } from './contract';
import { douyinEntrance } from './entrance';
import { readEntrance } from './launch-mini';

export const launch: LaunchAdapter = {
  read: (shown) =>
    readEntrance(shown, (scene, query) =>
      douyinEntrance(scene === undefined ? undefined : String(scene).padStart(6, '0'), query),
    ),
  isSinglePage: false,
};
