export { CARRIERS, findCarrier, findCarrierByWechatId, type Carrier } from './carriers.js';
export {
  Kuaidi100Client,
  type Kuaidi100Config,
  type ParcelPush,
  type ParcelRef,
  type ParcelTrack,
  type TrackingStep,
} from './client.js';
export { isFinalParcelState, type ParcelState } from './states.js';
