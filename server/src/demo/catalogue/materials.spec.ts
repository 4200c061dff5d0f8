import { findWording } from '@yimai/shared/domain/content/wording';
import { checkCopy, leadsSomewhere } from '@yimai/shared/domain/material/copy';
import { COPY_LIMIT, MATERIAL_CATEGORIES } from '@yimai/shared/domain/material/material';
import { DEMO_PRODUCTS } from './catalogue.js';
import { planDemoPictures } from '../pictures/render.js';
import { DEMO_MATERIALS } from './materials.js';

const drawn = planDemoPictures();
const slugs = new Set(DEMO_PRODUCTS.map(({ slug }) => slug));

describe('demo material', () => {
  it('is enough to choose from', () => {
    expect(new Set(DEMO_MATERIALS.flatMap(({ product }) => product ?? [])).size).toBeGreaterThanOrEqual(15);
    expect(new Set(DEMO_MATERIALS.map(({ category }) => category))).toEqual(new Set(MATERIAL_CATEGORIES));
    expect(new Set(DEMO_MATERIALS.map(({ title }) => title)).size).toBe(DEMO_MATERIALS.length);
  });

  it.each(DEMO_MATERIALS.map((material) => [material.title, material] as const))(
    '%s may be published, leads somewhere and is about a product of ours',
    (_title, { product, text, title, pictures }) => {
      expect(findWording(`${title}\n${text}`)).toEqual([]);
      expect(checkCopy(text, { hasProduct: product !== null })).toEqual([]);
      expect(leadsSomewhere(text)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(COPY_LIMIT);
      const kinds = (drawn[`product/${product}`] ?? []).map(({ kind }) => kind);
      expect(pictures.filter((kind) => !kinds.includes(kind))).toEqual([]);
      expect(product === null || slugs.has(product)).toBe(true);
    },
  );
});
