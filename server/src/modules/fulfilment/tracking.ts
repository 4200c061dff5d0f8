import { findCarrier, type ParcelState, type ParcelTrack } from '../../gateways/fulfilment-ports.js';
import type { ShipmentState } from './fulfilment.repository.js';

/** What a parcel's state at the tracking service means for our shipment. */
const STATES: Readonly<Record<ParcelState, ShipmentState>> = {
  'in-transit': 'in-transit',
  'picked-up': 'collected',
  trouble: 'exception',
  signed: 'signed',
  'returned-signed': 'returned',
  'out-for-delivery': 'delivering',
  returning: 'returned',
  forwarded: 'in-transit',
  'in-customs': 'in-transit',
  refused: 'exception',
};

/** Chinese names of the states, as buyers see them. */
export const SHIPMENT_STATE_NAMES: Readonly<Record<ShipmentState, string>> = {
  created: '待揽收',
  collected: '已揽收',
  'in-transit': '运输中',
  delivering: '派送中',
  signed: '已签收',
  exception: '运输异常',
  returned: '退回中',
};

export interface TrackPicture {
  state: ShipmentState;
  /** Newest first. */
  events: { at: string; text: string }[];
  signedAt: Date | null;
}

/** The stored picture of a parcel: always the whole list, newest first. */
export function pictureOf(track: ParcelTrack): TrackPicture {
  const steps = [...track.steps].sort((a, b) => b.at.getTime() - a.at.getTime());
  const signed = steps.find((step) => step.state === 'signed');
  return {
    state: track.steps.length === 0 ? 'created' : STATES[track.state],
    events: steps.map((step) => ({ at: step.at.toISOString(), text: step.text })),
    signedAt: track.signed ? ((signed ?? steps[0])?.at ?? null) : null,
  };
}

/** Waybill numbers by carrier; a wrong one costs the buyer the tracking and us WeChat's settlement. */
const NUMBERS: Readonly<Record<string, RegExp>> = {
  shunfeng: /^SF\d{12,15}$/i,
  zhongtong: /^\d{12,15}$/,
  yuantong: /^(YT\d{13,15}|\d{10,18})$/i,
  yunda: /^\d{13,15}$/,
  shentong: /^(STO\d{12,13}|\d{12,15})$/i,
  jtexpress: /^JT\d{13,15}$/i,
  youzhengguonei: /^\d{13}$/,
  ems: /^([A-Z]{2}\d{9}[A-Z]{2}|1\d{12})$/i,
  jd: /^(JD[A-Z0-9]{10,20}|\d{12,15})$/i,
  debangkuaidi: /^(DPK\d{12,15}|\d{8,15})$/i,
};

/** Null when the number can be one of this carrier's. */
export function numberProblem(
  carrier: string,
  trackingNumber: string,
): 'CARRIER_UNKNOWN' | 'TRACKING_NUMBER_INVALID' | null {
  if (!findCarrier(carrier)) return 'CARRIER_UNKNOWN';
  return NUMBERS[carrier]?.test(trackingNumber) === false ? 'TRACKING_NUMBER_INVALID' : null;
}
