import { endpoint } from './endpoint.js';

/** Ways of showing a page or a price label, tried against each other. */
export const experimentEndpoints = {
  noteExposures: endpoint('POST /v1/shop/exposures', 'anyone', {
    summary: 'A device has shown variants of experiments on its screen; counts once',
    rate: 'track',
  }),
} as const;
