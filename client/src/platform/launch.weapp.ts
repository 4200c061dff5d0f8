import type { LaunchAdapter } from './contract';
import { readEnterOptions } from './launch-mini';

/** 1154: a Moments card opened in single-page mode. */
export const launch: LaunchAdapter = { read: () => readEnterOptions(1154) };
