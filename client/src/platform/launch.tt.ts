import type { LaunchAdapter } from './contract';
import { readEnterOptions } from './launch-mini';

export const launch: LaunchAdapter = { read: () => readEnterOptions(undefined) };
