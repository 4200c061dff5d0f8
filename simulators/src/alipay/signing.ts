import { createSign, createVerify } from 'node:crypto';

export type Params = Record<string, string>;

/** Alipay's rule, written here a second time on purpose: the simulator must not check the server with its own code. */
export function textToSign(params: Params, leaveOut: readonly string[]): string {
  const pairs: string[] = [];
  for (const name of Object.keys(params).sort()) {
    const value = params[name];
    if (leaveOut.includes(name) || value === undefined || value.length === 0) continue;
    pairs.push(`${name}=${value}`);
  }
  return pairs.join('&');
}

export function isSignedBy(publicKeyPem: string, params: Params): boolean {
  const { sign = '' } = params;
  return createVerify('RSA-SHA256')
    .update(textToSign(params, ['sign']), 'utf8')
    .verify(publicKeyPem, sign, 'base64');
}

export function rsa2(privateKeyPem: string, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(privateKeyPem, 'base64');
}

/** Adds `sign_type` and `sign`. Payment notices leave `sign_type` out of the signed text, service messages keep it. */
export function withSignature(privateKeyPem: string, params: Params, signTypeIsSigned = false): Params {
  const complete: Params = { ...params, sign_type: 'RSA2' };
  return {
    ...complete,
    sign: rsa2(privateKeyPem, textToSign(complete, signTypeIsSigned ? [] : ['sign_type'])),
  };
}
