/** Mainland mobile numbers. Platforms write them with and without country code; we keep one form. */
const MAINLAND = /^(?:\+?86)?(1[3-9]\d{9})$/;

/** The 11 digits, or null for anything that is not a mainland mobile number. */
export function nationalPhone(text: string): string | null {
  return MAINLAND.exec(text.replaceAll(/[\s-]/g, ''))?.[1] ?? null;
}

/** E.164: what the blind index is computed over, so that one number has one index. */
export function phoneKey(national: string): string {
  return `+86${national}`;
}

/** 138****0001, for the person themselves. */
export function maskPhone(national: string): string {
  return `${national.slice(0, 3)}****${national.slice(-4)}`;
}

/** *******0001, for others: made from the stored tail, without decrypting. */
export function maskTail(tail: string): string {
  return `*******${tail}`;
}

/** Platform ids by their ends: enough to recognise, too little to use. */
export function maskId(value: string): string {
  return value.length <= 8 ? `${value.slice(0, 2)}***` : `${value.slice(0, 4)}***${value.slice(-2)}`;
}
