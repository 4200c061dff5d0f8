import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { decryptPkcs1 } from './rsa-pkcs1.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const BLOCK = 256;

/** Encrypts a hand-made block, so that malformed paddings reach the decoder. */
function encryptBlock(fill: (block: Buffer) => void): Buffer {
  const block = Buffer.alloc(BLOCK, 0xaa);
  block[0] = 0;
  block[1] = 2;
  fill(block);
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block);
}

describe('decryptPkcs1', () => {
  it('opens what the platform encrypted', () => {
    const sealed = publicEncrypt(
      { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
      Buffer.from('{"purePhoneNumber":"13800000001"}'),
    );
    expect(decryptPkcs1(privatePem, sealed)?.toString()).toBe('{"purePhoneNumber":"13800000001"}');
  });

  it.each([
    ['wrong block type', (b: Buffer) => ((b[1] = 1), (b[100] = 0))],
    ['leading byte not zero-type', (b: Buffer) => ((b[1] = 0), (b[100] = 0))],
    ['fewer than eight padding bytes', (b: Buffer) => (b[9] = 0)],
    ['no separator', () => undefined],
  ])('fails alike on %s', (_why, fill) => {
    expect(decryptPkcs1(privatePem, encryptBlock(fill))).toBeNull();
  });

  it('accepts exactly eight padding bytes', () => {
    expect(
      decryptPkcs1(
        privatePem,
        encryptBlock((b) => (b[10] = 0)),
      ),
    ).toHaveLength(BLOCK - 11);
  });

  it('fails alike on a ciphertext of the wrong length', () => {
    expect(decryptPkcs1(privatePem, Buffer.alloc(10))).toBeNull();
  });
});
