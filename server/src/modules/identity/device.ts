const KINDS: readonly (readonly [string, RegExp])[] = [
  ['harmony', /OpenHarmony|HarmonyOS/i],
  ['iphone', /iPhone|iPod/i],
  ['ipad', /iPad/i],
  ['android', /Android/i],
  ['windows', /Windows/i],
  ['mac', /Macintosh|Mac OS X/i],
];

/** The kind of device a client says it runs on; empty where it does not say. Never an identity, only a contradiction. */
export function deviceOf(userAgent: string): string {
  return KINDS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? '';
}
