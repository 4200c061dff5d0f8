const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A random id of 24 characters (124 bits) for idempotency keys and request ids. Mini-programs have no synchronous
 * secure source; these ids only have to differ, they protect nothing.
 */
export function randomId(): string {
  let text = Date.now().toString(36);
  while (text.length < 24) text += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length));
  return text;
}
