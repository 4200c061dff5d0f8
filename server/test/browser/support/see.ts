import type { Locator } from 'playwright-core';

/** Three visitors share two cores: what is slow is not wrong, and what comes at once costs no patience. */
const PATIENCE_MS = 25_000;

/**
 * Waits until it can be seen; `what` is for the person who reads the failure. The pages under the one on show are still
 * in the document, so what is hidden does not count.
 */
export async function see(locator: Locator, what: string, withinMs = PATIENCE_MS): Promise<void> {
  await locator
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'visible', timeout: withinMs })
    .catch((error: Error) => {
      throw new Error(`did not see ${what}: ${error.message}`);
    });
}

/** Whether it can be seen now. */
export function isSeen(locator: Locator): Promise<boolean> {
  return locator.filter({ visible: true }).first().isVisible();
}

/** Whether it comes into sight in a moment, e.g. after the page was loaded anew. */
export function isSoonSeen(locator: Locator): Promise<boolean> {
  const shown = locator.filter({ visible: true }).first();
  return shown.waitFor({ state: 'visible', timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}

/** Waits until it is gone. */
export async function gone(locator: Locator, what: string): Promise<void> {
  await locator
    .filter({ visible: true })
    .first()
    .waitFor({ state: 'hidden' })
    .catch((error: Error) => {
      throw new Error(`still there: ${what}: ${error.message}`);
    });
}

/** Asks until the answer is true. */
export async function eventually(
  what: string,
  look: () => Promise<boolean> | boolean,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** 12345 → "123.45", as amounts are written on the pages. */
export function yuanText(amountFen: number): string {
  return `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}
