import { createPrivateKey, randomBytes, sign, type KeyObject } from 'node:crypto';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

export interface SignerConfig {
  mchId: string;
  merchantSerial: string;
  merchantPrivateKeyPem: string;
}

/** What is signed with the merchant's private key: requests, and the launch parameters of the client. */
export class Signer {
  private readonly key: KeyObject;

  constructor(
    private readonly config: SignerConfig,
    private readonly now: () => number,
  ) {
    this.key = createPrivateKey(config.merchantPrivateKeyPem);
  }

  /** The Authorization header of one call. `body` must be exactly what is sent; empty for GET. */
  authorization(call: { method: string; pathWithQuery: string; body: string }): string {
    const timestamp = this.timestamp();
    const nonce = makeNonce();
    const signature = this.sign([call.method, call.pathWithQuery, timestamp, nonce, call.body]);
    const { mchId, merchantSerial } = this.config;
    return `${SCHEME} mchid="${mchId}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${merchantSerial}",signature="${signature}"`;
  }

  /** paySign of JSAPI and mini-program payments over appId, timeStamp, nonceStr and package. */
  paySign(launch: { appId: string; timeStamp: string; nonceStr: string; package: string }): string {
    return this.sign([launch.appId, launch.timeStamp, launch.nonceStr, launch.package]);
  }

  /** Unix seconds. */
  timestamp(): string {
    return String(Math.floor(this.now() / 1000));
  }

  private sign(lines: string[]): string {
    return sign('RSA-SHA256', Buffer.from(lines.map((line) => `${line}\n`).join('')), this.key).toString(
      'base64',
    );
  }
}

/** 32 letters and digits, 128 random bits. */
export function makeNonce(): string {
  return randomBytes(16).toString('hex');
}
