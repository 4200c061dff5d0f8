import { fen, multiplyFen, type Fen } from '@yimai/shared/kernel/money';
import { DEMO_PRODUCTS, demoSku, topCategory } from './catalogue/catalogue.js';
import { DEMO_COUPONS, DEMO_FREIGHT_TEMPLATES } from './catalogue/shop.js';
import type { DemoCoupon, DemoProduct } from './catalogue/types.js';
import type { PlannedLine } from './history-events.js';
import { between, pick, pickWeighted, type Random } from './random.js';

/** Keeps the plan within what the catalogue allows: stock, uses per person, where things can be sent. */
export class Basket {
  private readonly sold = new Map<string, number>();
  private readonly used = new Map<string, number>();

  constructor(private readonly random: Random) {}

  /** One to three lines; cheap things are bought in numbers. Takes them out of the planned stock. */
  lines(province: string): PlannedLine[] {
    const count = pickWeighted(this.random, [1, 2, 3], (lines) => ({ 1: 62, 2: 28, 3: 10 })[lines] ?? 0);
    const chosen = new Map<string, PlannedLine>();
    for (let at = 0; at < count; at += 1) {
      const product = pickWeighted(this.random, DEMO_PRODUCTS, (each) =>
        canSend(each, province) ? appeal(each) : 0,
      );
      const sku = pick(this.random, product.skus);
      const quantity = sku.priceFen < 6000 && this.random() < 0.3 ? between(this.random, 2, 3) : 1;
      if (chosen.has(sku.code) || !this.take(sku.code, quantity)) continue;
      chosen.set(sku.code, { sku: sku.code, quantity });
    }
    return [...chosen.values()];
  }

  /** False when less than a tenth of the stock would remain, so that a replay never runs out. */
  take(code: string, quantity: number): boolean {
    const { sku } = demoSku(code);
    const sold = (this.sold.get(code) ?? 0) + quantity;
    if (sold > sku.stock * 0.9) return false;
    this.sold.set(code, sold);
    return true;
  }

  /** The most valuable coupon the lines qualify for and the person may still use, or null. */
  coupon(
    person: string,
    lines: readonly PlannedLine[],
    { newcomer }: { newcomer: boolean },
  ): DemoCoupon | null {
    const usable = DEMO_COUPONS.filter((coupon) => {
      if (coupon.grant === 'distributor' || (coupon.grant === 'newcomer') !== newcomer) return false;
      return this.uses(person, coupon) < coupon.perMember && goodsFen(lines, coupon) >= coupon.thresholdFen;
    });
    return usable.sort((a, b) => b.amountFen - a.amountFen)[0] ?? null;
  }

  use(person: string, coupon: DemoCoupon): void {
    this.used.set(`${person}/${coupon.slug}`, this.uses(person, coupon) + 1);
  }

  private uses(person: string, coupon: DemoCoupon): number {
    return this.used.get(`${person}/${coupon.slug}`) ?? 0;
  }
}

/** Goods of the lines within the coupon's scope, before any discount. */
export function goodsFen(lines: readonly PlannedLine[], coupon: DemoCoupon): Fen {
  return fen(
    lines.reduce(
      (sum, line) =>
        inScope(line, coupon) ? sum + multiplyFen(demoSku(line.sku).sku.priceFen, line.quantity) : sum,
      0,
    ),
  );
}

function inScope(line: PlannedLine, { scope }: DemoCoupon): boolean {
  const { product } = demoSku(line.sku);
  if (scope.kind === 'shop') return true;
  return scope.kind === 'product'
    ? product.slug === scope.product
    : topCategory(product.category).slug === scope.category;
}

function canSend(product: DemoProduct, province: string): boolean {
  const template = DEMO_FREIGHT_TEMPLATES.find((each) => each.slug === product.freight);
  return !template?.excludedRegions.includes(province);
}

/** 引流 sells in numbers, 战略 seldom; what has always sold keeps selling. */
function appeal(product: DemoProduct): number {
  return { traffic: 4, profit: 3.4, strategic: 2 }[product.role] * product.baseSales ** 0.25;
}
