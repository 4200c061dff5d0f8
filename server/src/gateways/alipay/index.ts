export { AlipayClient, type AlipayConfig } from './client.js';
export type { AlipayCertificates } from './certificates.js';
export { AlipayPaymentChannel } from './payments.js';
export { AlipayPayoutChannel } from './payouts.js';
