import { constants, privateDecrypt, type KeyLike } from 'node:crypto';

/** 00 02, at least eight padding bytes, 00. */
const SHORTEST_HEADER = 11;

/**
 * Decrypts RSA PKCS#1 v1.5, which Node refuses to unpad (CVE-2023-46809): decrypts without padding and strips the block
 * here. Every failure, whatever its cause, is the same `null`, and the whole block is always scanned, so that an answer
 * tells an attacker nothing about the padding.
 */
export function decryptPkcs1(privateKey: KeyLike, ciphertext: Buffer): Buffer | null {
  let block: Buffer;
  try {
    block = privateDecrypt({ key: privateKey as string, padding: constants.RSA_NO_PADDING }, ciphertext);
  } catch {
    return null; // wrong length or not below the modulus: the same failure as bad padding
  }
  let separator = 0;
  for (let index = 2; index < block.length; index += 1) {
    const isFirstZero = Number(separator === 0) & Number(block[index] === 0);
    separator += isFirstZero * index;
  }
  const wellFormed =
    Number(block[0] === 0) & Number(block[1] === 2) & Number(separator + 1 >= SHORTEST_HEADER);
  return wellFormed === 1 ? block.subarray(separator + 1) : null;
}
