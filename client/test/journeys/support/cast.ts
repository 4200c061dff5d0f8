import type { Browser } from 'playwright-core';
import type { Simulators } from '../../../../server/src/journey/simulators.js';
import { Backstage } from '../../../../server/test/browser/support/backstage.js';
import { openBrowser } from '../../../../server/test/browser/support/visitor.js';
import type { Host } from '../../host/host.js';
import { openHost } from '../../support/hosts.js';
import { H5Shopper } from './h5-shopper.js';
import { MiniShopper } from './mini-shopper.js';
import type { Shopper, ShopperTarget } from './shopper.js';

export const TARGETS: readonly ShopperTarget[] = ['weapp', 'tt', 'h5'];
/** Every target has people of its own, so that no story knows another's. */
const FIRST_PERSONA: Readonly<Record<ShopperTarget, number>> = { weapp: 30, tt: 50, h5: 70 };

/** The people of one story, the shop's staff, and what has to be put away afterwards. */
export class Cast {
  private readonly shoppers: Shopper[] = [];

  private constructor(
    readonly target: ShopperTarget,
    readonly browser: Browser,
    readonly stage: Backstage,
    private readonly host: Host | null,
  ) {}

  static async open(target: ShopperTarget): Promise<Cast> {
    const [stage, browser] = [await Backstage.open(), await openBrowser()];
    const host = target === 'h5' ? null : await openHost(browser, target);
    return new Cast(target, browser, stage, host);
  }

  get sims(): Simulators {
    return this.stage.sims;
  }

  /** The persona at the platforms. */
  persona(index: number): number {
    return FIRST_PERSONA[this.target] + index;
  }

  async shopper(index: number, options: { clockHours?: number } = {}): Promise<Shopper> {
    const no = this.persona(index);
    const made = this.host
      ? new MiniShopper(this.host, no, options)
      : await H5Shopper.arrive(this.browser, this.stage, no);
    this.shoppers.push(made);
    return made;
  }

  /** What is broken in the books, the stock and everywhere else. */
  async violations(): Promise<string[]> {
    await this.stage.runJobs();
    const { results } = await this.stage.owner.api.checkInvariants();
    return results.flatMap(({ id, violations }) => violations.map((violation) => `${id}: ${violation}`));
  }

  /** Everybody, for `story`. */
  readonly everybody = (): readonly Shopper[] => this.shoppers;

  async close(): Promise<void> {
    for (const shopper of this.shoppers) await shopper.leave();
    await this.host?.close();
    await this.browser.close();
  }
}
