import { BPS_ONE } from '@yimai/shared/kernel/bps';
import { allocate, fen } from '@yimai/shared/kernel/money';
import { glyphFile } from '../pictures/glyphs.js';
import { DEMO_PRODUCTS, GOLDEN_ORDER, demoSku, topCategory } from './catalogue.js';
import { DEMO_COVERS, DEMO_TILES } from './decor.js';
import { DEMO_BANNERS, DEMO_CATEGORIES, DEMO_COUPONS, DEMO_FREIGHT_TEMPLATES, DEMO_SHOP } from './shop.js';

const leaves = new Set(
  DEMO_CATEGORIES.filter((category) => category.parent !== null).map((category) => category.slug),
);
const everyWord = JSON.stringify([
  DEMO_PRODUCTS,
  DEMO_SHOP,
  DEMO_CATEGORIES,
  DEMO_BANNERS,
  DEMO_COVERS,
  DEMO_TILES,
  DEMO_COUPONS,
]);

describe('demo catalogue', () => {
  it('is large enough to look like a shop', () => {
    expect(DEMO_PRODUCTS.length).toBeGreaterThanOrEqual(48);
    expect(DEMO_CATEGORIES.filter((category) => category.parent === null).length).toBeGreaterThanOrEqual(6);
    expect(leaves.size).toBeGreaterThanOrEqual(12);
  });

  it('uses every slug and SKU code once', () => {
    for (const slugs of [
      DEMO_PRODUCTS.map((product) => product.slug),
      DEMO_PRODUCTS.flatMap((product) => product.skus.map((sku) => sku.code)),
      DEMO_CATEGORIES.map((category) => category.slug),
      DEMO_COUPONS.map((coupon) => coupon.slug),
    ]) {
      expect(new Set(slugs).size).toBe(slugs.length);
    }
  });

  it.each(DEMO_PRODUCTS.map((product) => [product.slug, product] as const))(
    '%s is complete and sold above cost',
    (_slug, product) => {
      expect([product.category, ...product.alsoIn].filter((category) => !leaves.has(category))).toEqual([]);
      expect(DEMO_FREIGHT_TEMPLATES.map((template) => template.slug)).toContain(product.freight);
      expect(product.specs.length).toBeGreaterThanOrEqual(1);
      expect(product.specs.length).toBeLessThanOrEqual(3);
      expect(product.sellingPoints.length).toBeGreaterThanOrEqual(3);
      expect(product.reviews.length).toBeGreaterThanOrEqual(2);
      expect(new Set(product.skus.map((sku) => sku.values.join('/'))).size).toBe(product.skus.length);
      for (const sku of product.skus) {
        expect(sku.priceFen).toBeGreaterThan(sku.costFen);
        expect(sku.marketPriceFen).toBeGreaterThan(sku.priceFen);
        expect(sku.stock).toBeGreaterThan(0);
        expect(sku.weightGrams).toBeGreaterThan(0);
      }
    },
  );

  it('names only pictures of the set', () => {
    const glyphs = DEMO_PRODUCTS.flatMap((product) => [product.picture.main, ...product.picture.props]);
    for (const glyph of [
      ...glyphs,
      ...DEMO_CATEGORIES.map(({ icon }) => icon),
      ...DEMO_TILES.flatMap(({ cast }) => cast),
    ]) {
      expect([glyph, glyphFile(glyph) !== null]).toEqual([glyph, true]);
    }
  });

  it('shows every way a commission can be set', () => {
    const modes = DEMO_PRODUCTS.map((product) => product.commission.mode);
    expect(modes.filter((mode) => mode === 'excluded')).toHaveLength(1);
    expect(modes.filter((mode) => mode === 'rate').length).toBeGreaterThanOrEqual(4);
    const overridden = DEMO_PRODUCTS.flatMap((product) => product.skus).filter(
      (sku) => sku.commissionRateBps !== undefined,
    );
    expect(overridden.length).toBeGreaterThanOrEqual(3);
    expect(overridden.every((sku) => (sku.commissionRateBps ?? 0) < BPS_ONE / 2)).toBe(true);
    expect(new Set(DEMO_PRODUCTS.map((product) => product.role)).size).toBe(3);
  });

  it('can make the golden order: ¥299 + ¥99 with a ¥100 coupon', () => {
    const lines = GOLDEN_ORDER.skuCodes.map((code) => demoSku(code));
    const coupon = DEMO_COUPONS.find((each) => each.slug === GOLDEN_ORDER.coupon);
    expect(lines.map(({ sku }) => sku.priceFen)).toEqual(GOLDEN_ORDER.priceFen);
    expect(
      lines.every(
        ({ product, sku }) => product.commission.mode === 'default' && sku.commissionRateBps === undefined,
      ),
    ).toBe(true);
    expect(coupon).toMatchObject({ amountFen: 10000, thresholdFen: 29900 });
    expect(allocate(fen(10000), GOLDEN_ORDER.priceFen)).toEqual(GOLDEN_ORDER.discountFen);
    const nets = GOLDEN_ORDER.priceFen.map((price, at) => price - (GOLDEN_ORDER.discountFen[at] ?? 0));
    expect(nets).toEqual(GOLDEN_ORDER.netFen);
    // 15 % + 8 % must stay below half of the margin, or the cap would change the golden commissions.
    nets.forEach((net, at) => expect((net - (lines[at]?.sku.costFen ?? 0)) / 2).toBeGreaterThan(net * 0.23));
  });

  it('points coupons and banners at things that exist', () => {
    for (const { scope } of DEMO_COUPONS) {
      if (scope.kind === 'category') expect(topCategory(scope.category)).toBeDefined();
      if (scope.kind === 'product')
        expect(DEMO_PRODUCTS.map((product) => product.slug)).toContain(scope.product);
    }
    for (const { target } of DEMO_BANNERS) {
      if (target.kind === 'category') expect(topCategory(target.category)).toBeDefined();
      if (target.kind === 'product')
        expect(DEMO_PRODUCTS.map((product) => product.slug)).toContain(target.product);
      if (target.kind === 'topic') expect(DEMO_COVERS.map(({ slug }) => slug)).toContain(target.topic);
    }
  });

  it('says nothing the Advertising Law forbids', () => {
    const forbidden =
      /最|第一(?![次面])|顶级|极品|国家级|特供|唯一|首选|百分百|治疗|疗效|抗癌|减肥|美白|祛斑|包治|永久/g;
    expect(everyWord.match(forbidden) ?? []).toEqual([]);
  });
});
