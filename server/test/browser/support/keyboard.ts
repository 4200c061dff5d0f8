import type { Page } from 'playwright-core';
import { see } from './see.js';

/** More than there is to reach on any page. */
const MOST_STEPS = 200;

/** Somebody without a mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Walks to it with Tab and presses Enter; where one is has to be seen. */
  async press(role: 'button' | 'link' | 'radio', name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name }).filter({ visible: true }).first();
    await see(wanted, `${role} ${String(name)}`);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await this.page.keyboard.press('Tab');
      if (!(await wanted.evaluate((one) => one === document.activeElement))) continue;
      const isRinged = await wanted.evaluate(
        (one) => one.matches(':focus-visible') && getComputedStyle(one).outlineStyle !== 'none',
      );
      if (!isRinged) throw new Error(`nothing shows that ${role} ${String(name)} has the focus`);
      await this.page.keyboard.press('Enter');
      return;
    }
    throw new Error(`${role} ${String(name)} is not reached with Tab`);
  }
}
