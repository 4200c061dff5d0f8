import { deviceCookie } from '@/platform/device-cookie';
import { randomId } from '@/platform/random-id';
import { storage } from '@/platform/storage';

let known: string | undefined;

/**
 * Random per installation, never a fingerprint: ties clicks made before login to the member who logs in, and lets an
 * installation see one variant of an experiment.
 */
export function deviceId(): string {
  if (known !== undefined) return known;
  known = storage.get<string>('device') ?? deviceCookie.get() ?? randomId();
  storage.set('device', known);
  deviceCookie.set(known);
  return known;
}
