import { randomId } from '@/platform/random-id';
import { storage } from '@/platform/storage';

/** Random per installation, never a fingerprint: ties clicks made before login to the member who logs in. */
export function deviceId(): string {
  const known = storage.get<string>('device');
  if (known) return known;
  const made = randomId();
  storage.set('device', made);
  return made;
}
