import type { PayoutAdapter } from './contract';

export const payout: PayoutAdapter = { supported: false, confirm: () => Promise.resolve('unsupported') };
