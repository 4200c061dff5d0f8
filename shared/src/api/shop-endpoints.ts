import { CREATED, endpoint, MONEY } from './endpoint.js';

const LOGIN = { rate: 'login' } as const;

/** Shoppers and distributors: the mini-programs and the H5 storefront. */
export const shopEndpoints = {
  // login
  loginWechatMini: endpoint(
    'POST /v1/auth/wechat-mini',
    'anyone',
    'Log in with a WeChat mini-program code',
    LOGIN,
  ),
  wechatH5AuthorizeUrl: endpoint(
    'GET /v1/auth/wechat-h5/authorize-url',
    'anyone',
    'Where to send a browser inside WeChat to log in',
  ),
  loginWechatH5: endpoint(
    'POST /v1/auth/wechat-h5',
    'anyone',
    'Log in with a WeChat official-account OAuth code',
    LOGIN,
  ),
  loginDouyin: endpoint('POST /v1/auth/douyin', 'anyone', 'Log in with a Douyin mini-program code', LOGIN),
  sendSmsCode: endpoint('POST /v1/auth/sms-codes', 'anyone', 'Send a verification code by SMS', {
    rate: 'sms',
  }),
  loginPhone: endpoint('POST /v1/auth/phone', 'anyone', 'Log in with a phone number and an SMS code', LOGIN),
  refreshSession: endpoint('POST /v1/auth/refresh', 'anyone', 'Rotate the refresh token', LOGIN),
  logout: endpoint('POST /v1/auth/logout', 'member', 'End this session'),
  // me
  getMe: endpoint('GET /v1/me', 'member', 'The logged-in member'),
  updateMe: endpoint('PUT /v1/me', 'member', 'Change nickname or avatar'),
  listMyIdentities: endpoint('GET /v1/me/identities', 'member', 'My identities on every platform'),
  verifyPhone: endpoint(
    'POST /v1/me/phone',
    'member',
    'Verify a phone number; may propose a merge with the member who owns it',
    LOGIN,
  ),
  getMergeProposal: endpoint('GET /v1/me/merge', 'member', 'The pending merge and what it would move'),
  confirmMerge: endpoint(
    'POST /v1/me/merge/:proposalId/confirm',
    'member',
    'Confirm one side of a merge with consent',
    MONEY,
  ),
  rejectMerge: endpoint('POST /v1/me/merge/:proposalId/reject', 'member', 'Refuse a merge'),
  // storefront
  getShop: endpoint('GET /v1/shop/profile', 'anyone', 'Name, logo, banners and disclosure rules of the shop'),
  listRegions: endpoint('GET /v1/shop/regions', 'anyone', 'Provinces, or the children of a region code'),
  listCategories: endpoint('GET /v1/shop/categories', 'anyone', 'The category tree'),
  listProducts: endpoint('GET /v1/shop/products', 'anyone', 'Browse or search products'),
  getProduct: endpoint('GET /v1/shop/products/:productId', 'anyone', 'One product with its SKUs'),
  listReviews: endpoint('GET /v1/shop/products/:productId/reviews', 'anyone', 'Reviews of a product'),
  listCoupons: endpoint('GET /v1/shop/coupons', 'anyone', 'Coupons one may claim now'),
  claimCoupon: endpoint('POST /v1/shop/coupons/:couponId/claim', 'member', 'Claim a coupon'),
  listMyCoupons: endpoint('GET /v1/shop/my-coupons', 'member', 'My coupons'),
  getCart: endpoint('GET /v1/shop/cart', 'member', 'The cart'),
  putCartItem: endpoint(
    'PUT /v1/shop/cart/items/:skuId',
    'member',
    'Set quantity and selection of a SKU in the cart',
  ),
  addCartItem: endpoint('POST /v1/shop/cart/items', 'member', 'Add a quantity of a SKU to the cart'),
  removeCartItem: endpoint('DELETE /v1/shop/cart/items/:skuId', 'member', 'Remove a SKU from the cart'),
  selectCart: endpoint('PUT /v1/shop/cart/selection', 'member', 'Select or deselect all'),
  listAddresses: endpoint('GET /v1/shop/addresses', 'member', 'My addresses'),
  createAddress: endpoint('POST /v1/shop/addresses', 'member', 'Add an address', CREATED),
  updateAddress: endpoint('PUT /v1/shop/addresses/:addressId', 'member', 'Change an address'),
  deleteAddress: endpoint('DELETE /v1/shop/addresses/:addressId', 'member', 'Delete an address'),
  // orders
  quoteOrder: endpoint('POST /v1/shop/quotes', 'member', 'The only price: lines, discount, freight, payable'),
  placeOrder: endpoint('POST /v1/shop/orders', 'member', 'Place an order from a quote', {
    idempotent: true,
    rate: 'order',
    status: 201,
  }),
  listOrders: endpoint('GET /v1/shop/orders', 'member', 'My orders'),
  getOrder: endpoint('GET /v1/shop/orders/:orderId', 'member', 'One order'),
  cancelOrder: endpoint('POST /v1/shop/orders/:orderId/cancel', 'member', 'Cancel an unpaid order'),
  confirmReceipt: endpoint(
    'POST /v1/shop/orders/:orderId/confirm-receipt',
    'member',
    'Confirm that the goods arrived',
  ),
  getTracking: endpoint('GET /v1/shop/orders/:orderId/tracking', 'member', 'Where the parcel is'),
  startPayment: endpoint(
    'POST /v1/shop/orders/:orderId/payments',
    'member',
    'Start a payment attempt on a channel',
    MONEY,
  ),
  getPayment: endpoint(
    'GET /v1/shop/payments/:attemptId',
    'member',
    'State of a payment attempt; asks the channel when unknown',
  ),
  createAftersale: endpoint('POST /v1/shop/aftersales', 'member', 'Ask for a refund or a return', {
    ...MONEY,
    status: 201,
  }),
  listAftersales: endpoint('GET /v1/shop/aftersales', 'member', 'My after-sale cases'),
  getAftersale: endpoint('GET /v1/shop/aftersales/:aftersaleId', 'member', 'One after-sale case'),
  cancelAftersale: endpoint(
    'POST /v1/shop/aftersales/:aftersaleId/cancel',
    'member',
    'Withdraw an after-sale case',
  ),
  shipReturn: endpoint(
    'POST /v1/shop/aftersales/:aftersaleId/return-shipment',
    'member',
    'Tell the number of the return parcel',
  ),
  // referral
  resolveReferral: endpoint('GET /v1/shop/referrals/:code', 'anyone', 'What a referral code stands for'),
  recordClick: endpoint('POST /v1/shop/clicks', 'anyone', 'Record that a referral code was opened', {
    rate: 'track',
  }),
  getMyBinding: endpoint('GET /v1/me/binding', 'member', 'Which distributor serves me, until when, and why'),
  // distributor centre
  applyDistributor: endpoint(
    'POST /v1/distributor/applications',
    'member',
    'Apply to become a distributor',
    CREATED,
  ),
  getDistributor: endpoint('GET /v1/distributor', 'member', 'My distributor status or application'),
  getDashboard: endpoint(
    'GET /v1/distributor/dashboard',
    'distributor',
    'Earnings by day, state and platform',
  ),
  listCommissions: endpoint('GET /v1/distributor/commissions', 'distributor', 'My commission lines'),
  getCommissionReceipt: endpoint(
    'GET /v1/distributor/commissions/:commissionId',
    'distributor',
    'Why a commission is what it is',
  ),
  listCustomers: endpoint(
    'GET /v1/distributor/customers',
    'distributor',
    'My customers and their protection',
  ),
  listTeam: endpoint('GET /v1/distributor/team', 'distributor', 'Distributors I recruited'),
  createReferralCode: endpoint(
    'POST /v1/distributor/referral-codes',
    'distributor',
    'Mint or fetch a referral code for a target and channel',
  ),
  createPoster: endpoint('POST /v1/distributor/posters', 'distributor', 'Render a share poster'),
  listWithdrawals: endpoint('GET /v1/distributor/withdrawals', 'distributor', 'My withdrawals'),
  getWithdrawalTerms: endpoint(
    'GET /v1/distributor/withdrawal-terms',
    'distributor',
    'Balance, limits, fee and payout accounts',
  ),
  createWithdrawal: endpoint(
    'POST /v1/distributor/withdrawals',
    'distributor',
    'Withdraw available commission',
    { ...MONEY, status: 201 },
  ),
  getWithdrawal: endpoint(
    'GET /v1/distributor/withdrawals/:withdrawalId',
    'distributor',
    'One withdrawal with its progress',
  ),
} as const;
