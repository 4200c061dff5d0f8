import Taro from '@tarojs/taro';
import type { LaunchInfo } from './contract';
import { referralCodeOf } from './referral-code';

/** The enter options change with every show; the launch options stay those of the cold start. */
export function readEnterOptions(singlePageScene: number | undefined): LaunchInfo {
  const options = Taro.getEnterOptionsSync?.() ?? Taro.getLaunchOptionsSync();
  const query = (options.query ?? {}) as Record<string, string>;
  const scene = typeof options.scene === 'number' ? options.scene : Number(options.scene) || undefined;
  return {
    path: `/${options.path}`,
    query,
    referralCode: referralCodeOf(query),
    scene,
    singlePage: singlePageScene !== undefined && scene === singlePageScene,
  };
}
