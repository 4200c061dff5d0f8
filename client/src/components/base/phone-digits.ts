/** The number in what was typed, pasted or filled in by the browser: "+86 138 0013 8000" is 13800138000. */
export function phoneDigits(text: string): string {
  return text
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1)/, '')
    .slice(0, 11);
}
