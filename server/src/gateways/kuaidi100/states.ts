/** How a parcel stands, in our words. */
export type ParcelState =
  | 'in-transit'
  | 'picked-up'
  | 'trouble'
  | 'signed'
  | 'returned-signed'
  | 'out-for-delivery'
  | 'returning'
  | 'forwarded'
  | 'in-customs'
  | 'refused';

const STATES: Readonly<Record<string, ParcelState>> = {
  '0': 'in-transit',
  '1': 'picked-up',
  '2': 'trouble',
  '3': 'signed',
  '4': 'returned-signed',
  '5': 'out-for-delivery',
  '6': 'returning',
  '7': 'forwarded',
  '8': 'in-customs',
  '10': 'in-customs',
  '11': 'in-customs',
  '12': 'in-customs',
  '13': 'trouble',
  '14': 'refused',
};

/** Advanced codes (resultv2=4) that mean something else than their first digit. */
const ADVANCED: Readonly<Record<string, ParcelState>> = {
  '101': 'picked-up',
  '102': 'picked-up',
  '103': 'picked-up',
  '401': 'returned-signed',
  '501': 'out-for-delivery',
};

/**
 * Our word for a state or an advanced status code. Advanced codes are the basic state followed by two digits (four
 * digits for 在途), so an unknown one still falls back to its family; anything else reads as in transit.
 */
export function parcelState(code: string): ParcelState {
  const known = ADVANCED[code] ?? STATES[code];
  if (known) return known;
  const family = /^10\d\d$/.test(code) ? '0' : code.slice(0, -2);
  return STATES[family] ?? 'in-transit';
}

/** States after which nothing more happens to the parcel on its way to the buyer. */
export function isFinalParcelState(state: ParcelState): boolean {
  return state === 'signed' || state === 'returned-signed';
}
