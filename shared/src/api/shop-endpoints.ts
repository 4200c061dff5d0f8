import { CREATED, endpoint, MONEY } from './endpoint.js';

const LOGIN = { rate: 'login' } as const;

/** Shoppers and distributors: the mini-programs and the H5 storefront. */
export const shopEndpoints = {
  // login
  loginWechatMini: endpoint('POST /v1/auth/wechat-mini', 'anyone', {
    summary: 'Log in with a WeChat mini-program code',
    ...LOGIN,
  }),
  wechatH5AuthorizeUrl: endpoint('GET /v1/auth/wechat-h5/authorize-url', 'anyone', {
    summary: 'Where to send a browser inside WeChat to log in',
  }),
  loginWechatH5: endpoint('POST /v1/auth/wechat-h5', 'anyone', {
    summary: 'Log in with a WeChat official-account OAuth code',
    ...LOGIN,
  }),
  loginDouyin: endpoint('POST /v1/auth/douyin', 'anyone', {
    summary: 'Log in with a Douyin mini-program code',
    ...LOGIN,
  }),
  sendSmsCode: endpoint('POST /v1/auth/sms-codes', 'anyone', {
    summary: 'Send a verification code by SMS',
    rate: 'sms',
  }),
  loginPhone: endpoint('POST /v1/auth/phone', 'anyone', {
    summary: 'Log in with a phone number and an SMS code',
    ...LOGIN,
  }),
  refreshSession: endpoint('POST /v1/auth/refresh', 'anyone', {
    summary: 'Rotate the refresh token',
    ...LOGIN,
  }),
  logout: endpoint('POST /v1/auth/logout', 'member', { summary: 'End this session' }),
  // me
  getMe: endpoint('GET /v1/me', 'member', { summary: 'The logged-in member' }),
  getMySummary: endpoint('GET /v1/me/summary', 'member', {
    summary: 'How much waits for me: orders by what they wait for, coupons, pieces in the cart',
  }),
  updateMe: endpoint('PUT /v1/me', 'member', { summary: 'Change nickname or avatar' }),
  listMyIdentities: endpoint('GET /v1/me/identities', 'member', {
    summary: 'My identities on every platform',
  }),
  verifyPhone: endpoint('POST /v1/me/phone', 'member', {
    summary: 'Verify a phone number; may propose a merge with the member who owns it',
    ...LOGIN,
  }),
  getMergeProposal: endpoint('GET /v1/me/merge', 'member', {
    summary: 'The pending merge and what it would move',
  }),
  confirmMerge: endpoint('POST /v1/me/merge/:proposalId/confirm', 'member', {
    summary: 'Confirm one side of a merge with consent',
    ...MONEY,
  }),
  rejectMerge: endpoint('POST /v1/me/merge/:proposalId/reject', 'member', { summary: 'Refuse a merge' }),
  // storefront
  getShop: endpoint('GET /v1/shop/profile', 'anyone', {
    summary: 'Name, logo, banners and disclosure rules of the shop',
  }),
  listRegions: endpoint('GET /v1/shop/regions', 'anyone', {
    summary: 'Provinces, or the children of a region code',
  }),
  matchRegion: endpoint('GET /v1/shop/regions/match', 'anyone', {
    summary: 'Our region codes for a place as another address book writes it',
  }),
  listCategories: endpoint('GET /v1/shop/categories', 'anyone', { summary: 'The category tree' }),
  listProducts: endpoint('GET /v1/shop/products', 'anyone', { summary: 'Browse or search products' }),
  getProduct: endpoint('GET /v1/shop/products/:productId', 'anyone', {
    summary: 'One product with its SKUs',
  }),
  suggestSearch: endpoint('GET /v1/shop/search-suggestions', 'anyone', {
    summary: 'What one may mean while typing',
  }),
  noteSearch: endpoint('POST /v1/shop/searches', 'anyone', {
    summary:
      'Somebody searched for this and looks at what was found; counted for hot words, without the person',
    rate: 'track',
  }),
  listCoupons: endpoint('GET /v1/shop/coupons', 'anyone', { summary: 'Coupons one may claim now' }),
  claimCoupon: endpoint('POST /v1/shop/coupons/:couponId/claim', 'member', { summary: 'Claim a coupon' }),
  listMyCoupons: endpoint('GET /v1/shop/my-coupons', 'member', { summary: 'My coupons' }),
  getCart: endpoint('GET /v1/shop/cart', 'member', { summary: 'The cart' }),
  putCartItem: endpoint('PUT /v1/shop/cart/items/:skuId', 'member', {
    summary: 'Set quantity and selection of a SKU in the cart',
  }),
  addCartItem: endpoint('POST /v1/shop/cart/items', 'member', {
    summary: 'Add a quantity of a SKU to the cart',
  }),
  removeCartItem: endpoint('DELETE /v1/shop/cart/items/:skuId', 'member', {
    summary: 'Remove a SKU from the cart',
  }),
  selectCart: endpoint('PUT /v1/shop/cart/selection', 'member', { summary: 'Select or deselect all' }),
  listAddresses: endpoint('GET /v1/shop/addresses', 'member', { summary: 'My addresses' }),
  createAddress: endpoint('POST /v1/shop/addresses', 'member', { summary: 'Add an address', ...CREATED }),
  updateAddress: endpoint('PUT /v1/shop/addresses/:addressId', 'member', { summary: 'Change an address' }),
  deleteAddress: endpoint('DELETE /v1/shop/addresses/:addressId', 'member', { summary: 'Delete an address' }),
  // orders
  quoteOrder: endpoint('POST /v1/shop/quotes', 'member', {
    summary: 'The only price: lines, discount, freight, payable',
  }),
  placeOrder: endpoint('POST /v1/shop/orders', 'member', {
    summary: 'Place an order from a quote',
    idempotent: true,
    rate: 'order',
    status: 201,
  }),
  listOrders: endpoint('GET /v1/shop/orders', 'member', { summary: 'My orders' }),
  getOrder: endpoint('GET /v1/shop/orders/:orderId', 'member', { summary: 'One order' }),
  cancelOrder: endpoint('POST /v1/shop/orders/:orderId/cancel', 'member', {
    summary: 'Cancel an unpaid order',
  }),
  confirmReceipt: endpoint('POST /v1/shop/orders/:orderId/confirm-receipt', 'member', {
    summary: 'Confirm that the goods arrived',
  }),
  getTracking: endpoint('GET /v1/shop/orders/:orderId/tracking', 'member', {
    summary: 'Where the parcel is',
  }),
  startPayment: endpoint('POST /v1/shop/orders/:orderId/payments', 'member', {
    summary: 'Start a payment attempt on a channel',
    ...MONEY,
  }),
  getPayment: endpoint('GET /v1/shop/payments/:attemptId', 'member', {
    summary: 'State of a payment attempt; asks the channel when unknown',
  }),
  createAftersale: endpoint('POST /v1/shop/aftersales', 'member', {
    summary: 'Ask for a refund or a return',
    ...MONEY,
    status: 201,
  }),
  listAftersales: endpoint('GET /v1/shop/aftersales', 'member', { summary: 'My after-sale cases' }),
  getAftersale: endpoint('GET /v1/shop/aftersales/:aftersaleId', 'member', {
    summary: 'One after-sale case',
  }),
  cancelAftersale: endpoint('POST /v1/shop/aftersales/:aftersaleId/cancel', 'member', {
    summary: 'Withdraw an after-sale case',
  }),
  shipReturn: endpoint('POST /v1/shop/aftersales/:aftersaleId/return-shipment', 'member', {
    summary: 'Tell the number of the return parcel',
  }),
  // referral
  resolveReferral: endpoint('GET /v1/shop/referrals/:code', 'anyone', {
    summary: 'What a referral code stands for',
  }),
  recordClick: endpoint('POST /v1/shop/clicks', 'anyone', {
    summary: 'Record that a referral code was opened',
    rate: 'track',
  }),
  getMyBinding: endpoint('GET /v1/me/binding', 'member', {
    summary: 'Which distributor serves me, until when, and why',
  }),
  // distributor centre
  applyDistributor: endpoint('POST /v1/distributor/applications', 'member', {
    summary: 'Apply to become a distributor',
    ...CREATED,
  }),
  getDistributor: endpoint('GET /v1/distributor', 'member', {
    summary: 'My distributor status or application',
  }),
  getDashboard: endpoint('GET /v1/distributor/dashboard', 'distributor', {
    summary: 'Earnings by day, state and platform',
  }),
  listCommissions: endpoint('GET /v1/distributor/commissions', 'distributor', {
    summary: 'My commission lines',
  }),
  getCommissionReceipt: endpoint('GET /v1/distributor/commissions/:commissionId', 'distributor', {
    summary: 'Why a commission is what it is',
  }),
  listCustomers: endpoint('GET /v1/distributor/customers', 'distributor', {
    summary: 'My customers and their protection',
  }),
  listTeam: endpoint('GET /v1/distributor/team', 'distributor', { summary: 'Distributors I recruited' }),
  createReferralCode: endpoint('POST /v1/distributor/referral-codes', 'distributor', {
    summary: 'Mint or fetch a referral code for a target and channel',
  }),
  listWithdrawals: endpoint('GET /v1/distributor/withdrawals', 'distributor', { summary: 'My withdrawals' }),
  getWithdrawalTerms: endpoint('GET /v1/distributor/withdrawal-terms', 'distributor', {
    summary: 'Balance, limits, fee and payout accounts',
  }),
  createWithdrawal: endpoint('POST /v1/distributor/withdrawals', 'distributor', {
    summary: 'Withdraw available commission',
    ...MONEY,
    status: 201,
  }),
  getWithdrawal: endpoint('GET /v1/distributor/withdrawals/:withdrawalId', 'distributor', {
    summary: 'One withdrawal with its progress',
  }),
} as const;
