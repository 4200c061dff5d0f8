import type { AttributionSnapshot } from '../order/index.js';

/** Of a member what an order placed now would carry; of a guest the last code that the device opened. */
export type IntentEvidence =
  | { by: 'member'; attribution: AttributionSnapshot }
  | { by: 'device'; click: { clickId: number; at: string; platform: string; scene: string } | null };
