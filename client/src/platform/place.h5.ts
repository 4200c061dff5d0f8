import type { PlaceAdapter } from './contract';

/** A browser knows coordinates only; to make an address of them takes a map provider, and we have none. */
export const place: PlaceAdapter = {
  label: null,
  pick: () => Promise.resolve({ kind: 'closed' }),
};
