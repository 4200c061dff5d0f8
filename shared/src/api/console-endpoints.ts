import { consoleContentEndpoints } from './console-content-endpoints.js';
import { consoleExperimentEndpoints } from './console-experiment-endpoints.js';
import { consoleMaterialEndpoints } from './console-material-endpoints.js';
import { consoleStaffEndpoints } from './console-staff-endpoints.js';
import { CREATED, endpoint, MONEY } from './endpoint.js';

/** What the merchant's staff do, and the development clock. */
export const consoleEndpoints = {
  ...consoleContentEndpoints,
  ...consoleExperimentEndpoints,
  ...consoleMaterialEndpoints,
  ...consoleStaffEndpoints,
  getConsoleDashboard: endpoint(
    'GET /v1/console/dashboard',
    { staff: 'dashboard.read' },
    { summary: 'Key figures and today' },
  ),
  consoleListProducts: endpoint(
    'GET /v1/console/products',
    { staff: 'catalog.read' },
    { summary: 'All products' },
  ),
  consoleGetProduct: endpoint(
    'GET /v1/console/products/:productId',
    { staff: 'catalog.read' },
    { summary: 'One product, with cost and overrides' },
  ),
  createProduct: endpoint(
    'POST /v1/console/products',
    { staff: 'catalog.write' },
    { summary: 'Create a product', ...CREATED },
  ),
  updateProduct: endpoint(
    'PUT /v1/console/products/:productId',
    { staff: 'catalog.write' },
    { summary: 'Change a product' },
  ),
  setShelf: endpoint(
    'PUT /v1/console/products/:productId/shelf',
    { staff: 'catalog.write' },
    { summary: 'Put on or take off the shelf' },
  ),
  restockSku: endpoint(
    'POST /v1/console/skus/:skuId/restock',
    { staff: 'catalog.write' },
    { summary: 'Add units to the stock', idempotent: true },
  ),
  createCategory: endpoint(
    'POST /v1/console/categories',
    { staff: 'catalog.write' },
    { summary: 'Create a category', ...CREATED },
  ),
  setVirtualGate: endpoint(
    'PUT /v1/console/categories/:categoryId/virtual-gate',
    { staff: 'policy.publish' },
    { summary: 'Let a category sell virtual goods, or stop it' },
  ),
  createCoupon: endpoint(
    'POST /v1/console/coupons',
    { staff: 'coupon.write' },
    { summary: 'Create a coupon', ...CREATED },
  ),
  consoleListOrders: endpoint(
    'GET /v1/console/orders',
    { staff: 'order.read' },
    { summary: 'Orders by state, number, buyer' },
  ),
  consoleGetOrder: endpoint(
    'GET /v1/console/orders/:orderId',
    { staff: 'order.read' },
    { summary: 'One order with payments, attribution and history' },
  ),
  shipOrder: endpoint(
    'POST /v1/console/orders/:orderId/ship',
    { staff: 'order.ship' },
    { summary: 'Ship with carrier and number' },
  ),
  consoleListAftersales: endpoint(
    'GET /v1/console/aftersales',
    { staff: 'aftersale.read' },
    { summary: 'After-sale cases' },
  ),
  decideAftersale: endpoint(
    'POST /v1/console/aftersales/:aftersaleId/decide',
    { staff: 'aftersale.decide' },
    { summary: 'Approve or reject', ...MONEY },
  ),
  receiveReturn: endpoint(
    'POST /v1/console/aftersales/:aftersaleId/receive',
    { staff: 'aftersale.decide' },
    { summary: 'The returned goods arrived', ...MONEY },
  ),
  listApplications: endpoint(
    'GET /v1/console/distributor-applications',
    { staff: 'distributor.read' },
    { summary: 'Applications to become a distributor' },
  ),
  decideApplication: endpoint(
    'POST /v1/console/distributor-applications/:applicationId/decide',
    { staff: 'distributor.decide' },
    { summary: 'Approve or reject an application' },
  ),
  consoleListDistributors: endpoint(
    'GET /v1/console/distributors',
    { staff: 'distributor.read' },
    { summary: 'Distributors' },
  ),
  setDistributorStatus: endpoint(
    'PUT /v1/console/distributors/:distributorId/status',
    { staff: 'distributor.decide' },
    { summary: 'Suspend or reinstate' },
  ),
  setDistributorParent: endpoint(
    'PUT /v1/console/distributors/:distributorId/parent',
    { staff: 'distributor.decide' },
    { summary: 'Move under another parent' },
  ),
  getPolicy: endpoint(
    'GET /v1/console/commission-policy',
    { staff: 'policy.read' },
    { summary: 'The policy in force and its history' },
  ),
  publishPolicy: endpoint(
    'POST /v1/console/commission-policy',
    { staff: 'policy.publish' },
    { summary: 'Publish a new version of the policy', ...CREATED },
  ),
  proposePolicy: endpoint(
    'POST /v1/console/commission-policy/proposals',
    { staff: 'policy.publish' },
    { summary: 'Propose a version that needs a second signature', ...CREATED },
  ),
  decidePolicyProposal: endpoint(
    'POST /v1/console/commission-policy/proposals/:policyId/decide',
    { staff: 'policy.confirm' },
    { summary: 'Publish or reject what somebody else proposed' },
  ),
  consoleListCommissions: endpoint(
    'GET /v1/console/commissions',
    { staff: 'ledger.read' },
    { summary: 'Commission lines with receipts' },
  ),
  consoleListWithdrawals: endpoint(
    'GET /v1/console/withdrawals',
    { staff: 'withdrawal.read' },
    { summary: 'Withdrawals' },
  ),
  reviewWithdrawal: endpoint(
    'POST /v1/console/withdrawals/:withdrawalId/review',
    { staff: 'withdrawal.review' },
    { summary: 'Approve or reject a withdrawal', ...MONEY },
  ),
  getTrialBalance: endpoint(
    'GET /v1/console/ledger/trial-balance',
    { staff: 'ledger.read' },
    { summary: 'All accounts; the sum is zero' },
  ),
  listLedgerEntries: endpoint(
    'GET /v1/console/ledger/entries',
    { staff: 'ledger.read' },
    { summary: 'Entries of an account or a reference' },
  ),
  checkInvariants: endpoint(
    'GET /v1/console/health/invariants',
    { staff: 'ledger.read' },
    { summary: 'Run every invariant read-only' },
  ),
  listAudit: endpoint('GET /v1/console/audit', { staff: 'audit.read' }, { summary: 'What staff did' }),
  setClockOffset: endpoint('POST /v1/dev/clock', 'development', {
    summary: 'Move business time (development only)',
  }),
  getClock: endpoint('GET /v1/dev/clock', 'development', {
    summary: 'Business time and its offset (development only)',
  }),
  runJobs: endpoint('POST /v1/dev/run-jobs', 'development', {
    summary: 'Run everything due now (development only)',
  }),
} as const;
