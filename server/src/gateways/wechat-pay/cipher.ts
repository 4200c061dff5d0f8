import { constants, createDecipheriv, publicEncrypt } from 'node:crypto';
import { publicKeyOf } from '../keys.js';

const TAG_BYTES = 16;
const NONCE_BYTES = 12;

export interface EncryptedResource {
  algorithm?: string;
  ciphertext: string;
  nonce: string;
  associated_data?: string;
}

/** Opens the `resource` of a notification: AES-256-GCM with the APIv3 key. Throws when key, data or tag do not fit. */
export function decryptResource(apiV3Key: string, resource: EncryptedResource): string {
  if (resource.algorithm !== undefined && resource.algorithm !== 'AEAD_AES_256_GCM')
    throw new Error('unknown algorithm');
  const data = Buffer.from(resource.ciphertext, 'base64');
  const nonce = Buffer.from(resource.nonce);
  if (data.length < TAG_BYTES || nonce.length !== NONCE_BYTES) throw new Error('malformed resource');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
  return Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** Encrypts a name for WeChat Pay: RSA-OAEP with SHA-1, base64. The ciphertext differs every time. */
export function encryptSensitive(platformKeyPem: string, plain: string): string {
  const key = publicKeyOf(platformKeyPem);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return publicEncrypt({ key, padding, oaepHash: 'sha1' }, Buffer.from(plain)).toString('base64');
}
