import Taro from '@tarojs/taro';
import type { LaunchInfo } from './contract';
import type { Entrance } from './entrance';
import { readEntryQuery, referralCodeOf, type EntryQuery } from './entry-query';

interface Options {
  path?: string;
  query?: EntryQuery;
  scene?: number | string;
}

/**
 * A show that opened something says what; one that only brought the app back says nothing or what opened it before.
 * The launch options stay those of the cold start for ever, so they come last.
 */
function optionsOf(shown: unknown): Options {
  const given = shown as Options | undefined;
  if (given?.path) return given;
  return (Taro.getEnterOptionsSync?.() ?? Taro.getLaunchOptionsSync()) as Options;
}

/** The platform's own scene is handed to `entranceOf` as it is: WeChat's are numbers, Douyin's texts. */
export function readEntrance(
  shown: unknown,
  entranceOf: (scene: Options['scene'], query: EntryQuery) => Entrance,
): LaunchInfo {
  const { path = '', query: given = {}, scene } = optionsOf(shown);
  const query = readEntryQuery(given);
  return {
    path: `/${path.replace(/^\//, '')}`,
    query,
    referralCode: referralCodeOf(given),
    entrance: entranceOf(scene, given),
  };
}
