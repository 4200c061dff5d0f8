import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** PEM contents downloaded from the Alipay console. */
export interface AlipayCertificates {
  appCertPem: string;
  alipayCertPem: string;
  /** All roots in one file; only the RSA ones count. */
  alipayRootCertPem: string;
}

export interface CertificateIdentity {
  alipayPublicKeyPem: string;
  /** `app_cert_sn` and `alipay_root_cert_sn` of every request. */
  appCertSn: string;
  alipayRootCertSn: string;
}

/** Serial numbers as Alipay defines them, and the key that verifies what it sends: read by the official SDK. */
export function readCertificates(certificates: AlipayCertificates): CertificateIdentity {
  // Thirty megabytes that only a shop with Alipay certificates needs, and not before its first call.
  const { AlipaySdk } = require('alipay-sdk') as typeof import('alipay-sdk');
  const { config } = new AlipaySdk({
    appId: 'unused',
    privateKey: 'unused',
    appCertContent: certificates.appCertPem,
    alipayPublicCertContent: certificates.alipayCertPem,
    alipayRootCertContent: certificates.alipayRootCertPem,
  });
  return {
    alipayPublicKeyPem: config.alipayPublicKey,
    appCertSn: config.appCertSn,
    alipayRootCertSn: config.alipayRootCertSn,
  };
}
