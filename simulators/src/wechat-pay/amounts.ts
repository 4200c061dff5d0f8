/** Yuan with two decimals. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 0.6 %, five decimals of a yuan: fen × 0.006 yuan/100 = fen × 6 / 100000. */
export function fee(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen) * 6).padStart(6, '0');
  return `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
