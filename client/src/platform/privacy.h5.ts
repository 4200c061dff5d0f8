import type { PrivacyAdapter } from './contract';

/** Browsers ask for themselves, ability by ability. */
export const privacy: PrivacyAdapter = {
  start() {},
  useAsk: () => null,
  agree() {},
  refuse() {},
  openContract() {},
};
