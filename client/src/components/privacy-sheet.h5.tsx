/** Browsers ask for themselves. */
export function PrivacySheet() {
  return null;
}
