import { deviceId } from '@/lib/device';
import { api, type ApiOutput } from '@/lib/request';
import { login } from '@/platform/login';
import { guestLines } from '@/stores/guest-lines';
import { referral } from '@/stores/referral';

export type Seen = ApiOutput<'lookAtHandover'>;
export type Arrival = ApiOutput<'redeemHandover'>;
type Target = Seen['to'];

/** A ticket to go on at `path` in another client, with everything this phone knows. */
export function createTicket(
  to: Target,
  path: string,
  withLink: boolean,
): Promise<ApiOutput<'createHandover'>> {
  return api.createHandover({ to, path, withLink, referralCode: referral.get(), cart: guestLines.all() });
}

/** The code by which a mini-program proves who holds the phone; a web page has none. */
async function ownCode(): Promise<string | undefined> {
  if (!login.silent) return undefined;
  const credential = await login.credential();
  return credential.kind === 'none' ? undefined : credential.code;
}

export async function redeem(ticket: string, join: boolean): Promise<Arrival> {
  return api.redeemHandover({ ticket, join, deviceId: deviceId(), code: await ownCode() });
}
