import { endpoint } from './endpoint.js';

/** Posters. Drawing one twice changes nothing, and a studio asks often, so it counts as a read. */
export const posterEndpoints = {
  createPoster: endpoint('POST /v1/distributor/posters', 'distributor', {
    summary: 'Draw a share poster, or a preview of it',
    rate: 'read',
  }),
} as const;
