import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Keys of a shop are few and never change while it runs; the bound only keeps tests from growing it. */
const MOST_KEYS = 64;

function parsedOnce(parse: (pem: string) => KeyObject): (pem: string) => KeyObject {
  const known = new Map<string, KeyObject>();
  return (pem) => {
    const found = known.get(pem);
    if (found) return found;
    if (known.size >= MOST_KEYS) known.clear();
    const key = parse(pem);
    known.set(pem, key);
    return key;
  };
}

/** Reading a PEM costs as much as a signature: every key is read once. */
export const privateKeyOf = parsedOnce((pem) => createPrivateKey(pem));
export const publicKeyOf = parsedOnce((pem) => createPublicKey(pem));
