const SECRET_NAMES =
  /^(?:secret|appsecret|access_token|refresh_token|js_code|code|token|signature|sign|ticket|session_key|password|key)$/i;
const PHONE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
const ID_CARD = /(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![\dXx])/g;
const OPEN_ID = /\b(o[A-Za-z0-9_-]{5})[A-Za-z0-9_-]{6,}\b/g;

/** Hides what must not reach a log: secrets in query strings, phone and identity numbers, the tail of openids. */
export function redact(text: string): string {
  const withoutSecrets = text.replace(/([?&])([\w.-]+)=([^&\s]*)/g, (whole, lead: string, name: string) =>
    SECRET_NAMES.test(name) ? `${lead}${name}=***` : whole,
  );
  return withoutSecrets.replace(ID_CARD, '$1********$2').replace(PHONE, '$1****$2').replace(OPEN_ID, '$1***');
}
