/** A browser loads the newest version with every visit. */
export function watchForUpdate(_ask: () => Promise<boolean>): void {}
