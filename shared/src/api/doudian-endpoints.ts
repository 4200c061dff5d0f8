import { endpoint } from './endpoint.js';

/** Goods that are bought in 抖店, the merchant's shop inside of Douyin. */
export const doudianEndpoints = {
  openDoudianOrder: endpoint('POST /v1/shop/doudian-intents', 'anyone', {
    summary: 'What to open its order page with; who recommended the goods is kept for the order to come',
    rate: 'track',
  }),
  consoleListDoudianSales: endpoint(
    'GET /v1/console/doudian-sales',
    { staff: 'ledger.read' },
    { summary: 'What was sold there of goods of ours, and whose it is' },
  ),
  consoleListDoudianIntents: endpoint(
    'GET /v1/console/doudian-intents',
    { staff: 'ledger.read' },
    { summary: 'Who went on to buy there' },
  ),
} as const;
