import { phoneMs } from '@/platform/clock';
import { storage } from '@/platform/storage';

interface Referral {
  code: string;
  seenAt: number;
}

const KEY = 'referral';
/** The server decides what a click is worth; the phone only forgets codes nobody would count any more. */
const FORGET_MS = 30 * 24 * 3600 * 1000;

/** The referral code through which this phone last came in. Sent with login and orders; never decides anything here. */
export const referral = {
  get(): string | undefined {
    const known = storage.get<Referral>(KEY);
    return known && phoneMs() - known.seenAt < FORGET_MS ? known.code : undefined;
  },
  remember(code: string): void {
    storage.set(KEY, { code, seenAt: phoneMs() });
  },
};
