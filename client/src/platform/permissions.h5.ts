/** Browsers keep permissions in their own settings, which a page cannot open. */
export function openSettings(): Promise<void> {
  return Promise.resolve();
}
