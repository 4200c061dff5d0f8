/** A round number at or above `value`: 1, 2, 2.5, 5 or 10 times a power of ten. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

/** `count` + 1 values from 0 to `top`. */
export function ticks(top: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, index) => (top * index) / count);
}

/** "1200" → "1.2k" is for engineers; people here read 万. */
export function axisText(value: number): string {
  return value >= 10_000 ? `${Math.round(value / 1_000) / 10}万` : String(Math.round(value * 10) / 10);
}
