import type { SubscribeAdapter } from './contract';

export const subscribe: SubscribeAdapter = { supported: false, ask: () => Promise.resolve({}) };
