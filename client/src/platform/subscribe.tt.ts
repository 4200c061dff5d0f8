import type { SubscribeAdapter } from './contract';
import { subscribeMini } from './subscribe-mini';

export const subscribe: SubscribeAdapter = subscribeMini;
