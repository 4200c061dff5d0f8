const IN_ADDRESS = /(?:[?&]|%3F|%26)k(?:=|%3D)([0-9a-z]{4,12})(?![0-9a-z])/i;
const ALONE = /^[0-9a-z]{4,12}$/i;

/** The referral code in what somebody pasted: a link, a mini-program path, a whole message around either, or the code itself. */
export function codeInText(text: string): string | null {
  const trimmed = text.trim();
  const found = IN_ADDRESS.exec(trimmed)?.[1] ?? (ALONE.test(trimmed) ? trimmed : undefined);
  return found?.toLowerCase() ?? null;
}
