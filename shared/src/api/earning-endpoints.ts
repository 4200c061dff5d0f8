import { endpoint } from './endpoint.js';

/** What a distributor earns, when it arrives, and what came of sharing. */
export const earningEndpoints = {
  getEarningsOutlook: endpoint('GET /v1/distributor/outlook', 'distributor', {
    summary: 'When commission that waits may be taken out, and what it waits for',
  }),
  getShareInsight: endpoint('GET /v1/distributor/insight', 'distributor', {
    summary: 'What came of my sharing: funnel, hours, entrances, goods',
  }),
} as const;
