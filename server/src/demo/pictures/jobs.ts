import { invariant } from '@yimai/shared/kernel/invariant';
import type { Context2D } from '../../platform/imaging/fonts.js';
import { seededRandom } from '../random.js';
import { DEMO_PRODUCTS, topCategory } from '../catalogue/catalogue.js';
import { DEMO_COVERS, DEMO_TILES } from '../catalogue/decor.js';
import { DEMO_BANNERS, DEMO_CATEGORIES } from '../catalogue/shop.js';
import type { DemoProduct, PictureKind } from '../catalogue/types.js';
import {
  AVATAR_GLYPHS,
  drawAvatar,
  drawBanner,
  drawCategoryIcon,
  drawLogo,
  drawPartnerCover,
  drawShopCover,
  drawTile,
} from './brand.js';
import { drawFlatlay, drawHero, drawPack, drawScene, drawSpec } from './compositions.js';
import { PALETTES, type Palette } from './palettes.js';
import type { Shot, Studio } from './studio.js';

/** One picture to draw: where it belongs, everything that determines it, and how. */
export interface PictureJob {
  key: string;
  kind: string;
  format: 'product' | 'cover' | 'banner' | 'square' | 'strip' | 'category' | 'avatar' | 'logo';
  /** About the average colour, known before anything is drawn. */
  tint: string;
  /** Goes into the file name's hash. */
  ingredients: unknown;
  draw: (studio: Studio, context: Context2D) => Promise<void>;
}

const KINDS: readonly PictureKind[] = ['hero', 'scene', 'pack', 'flatlay', 'spec'];

/** What stands on the podiums of each banner, the largest first. */
const BANNER_CASTS: Readonly<
  Record<string, { palette: readonly [category: string, mood: 0 | 1 | 2]; cast: readonly string[] }>
> = {
  osmanthus: { palette: ['tea', 1], cast: ['🫖', '🍵', '🌼', '🍃'] },
  orchard: { palette: ['fresh', 0], cast: ['🍓', '🥝', '🍊', '🫐'] },
  'gift-season': { palette: ['gift', 0], cast: ['🎁', '🥮', '🏮', '🌰'] },
  partner: { palette: ['beauty', 1], cast: ['🛍️', '🧸', '🍯', '💐'] },
  'tea-season': { palette: ['tea', 0], cast: ['🍵', '🫖', '🍃', '🌼'] },
  'gift-guide': { palette: ['gift', 1], cast: ['🎁', '💐', '🍪', '🧸'] },
  lamplight: { palette: ['home', 2], cast: ['🕯️', '🏮', '📔', '🪴'] },
};

/** Every picture of the demo shop, the ones a visitor sees first in front. */
export function demoPictureJobs(): PictureJob[] {
  return [
    ...brandJobs(),
    ...bannerJobs(),
    ...tileJobs(),
    ...categoryJobs(),
    ...DEMO_PRODUCTS.flatMap(productJobs),
    ...avatarJobs(),
  ];
}

function paletteOf(category: string, mood: number): Palette {
  const palette = PALETTES[category]?.[mood % 3];
  invariant(palette, `no palette for ${category}`);
  return palette;
}

async function shoot(
  studio: Studio,
  context: Context2D,
  { glyphs, palette, seed }: { glyphs: readonly [string, string, string]; palette: Palette; seed: string },
): Promise<Shot> {
  const [main, first, second] = await Promise.all([
    studio.sprite(glyphs[0]),
    studio.sprite(glyphs[1]),
    studio.sprite(glyphs[2]),
  ]);
  return { context, palette, main, props: [first, second], random: seededRandom(seed) };
}

function productJobs(product: DemoProduct, index: number): PictureJob[] {
  const palette = paletteOf(topCategory(product.category).slug, index);
  const { main, props } = product.picture;
  return KINDS.map((kind): PictureJob => {
    const words =
      kind === 'spec'
        ? [product.title, product.subtitle, product.sellingPoints, product.detail]
        : product.picture.label;
    return {
      key: `product/${product.slug}`,
      kind,
      format: 'product',
      tint: palette.wall[1],
      ingredients: [product.slug, index, product.picture, palette, words],
      draw: async (studio, context) => {
        const shot = await shoot(studio, context, {
          glyphs: [main, ...props],
          palette,
          seed: `${product.slug}/${kind}`,
        });
        const compose: Record<PictureKind, () => void> = {
          hero: () => drawHero(shot, index),
          scene: () => drawScene(shot, index),
          pack: () => drawPack(shot, product),
          flatlay: () => drawFlatlay(shot),
          spec: () => drawSpec(shot, product),
        };
        compose[kind]();
      },
    };
  });
}

function brandJobs(): PictureJob[] {
  const range = ['🎁', '🫖', '🍓', '🥜', '🧸', '💄', '🍯'];
  const partners = ['🛍️', '🫖', '🧸', '🍓', '💐', '🍯', '🍪'];
  const palette = paletteOf('beauty', 1);
  return [
    {
      key: 'brand/logo',
      kind: 'logo',
      format: 'logo',
      tint: palette.wall[1],
      ingredients: 'leaf',
      draw: async (_studio, context) => drawLogo(context),
    },
    {
      key: 'brand/cover',
      kind: 'cover',
      format: 'cover',
      tint: palette.wall[1],
      ingredients: [range, palette],
      draw: async (studio, context) => {
        const shot = await shoot(studio, context, { glyphs: ['🎁', '🌼', '🍃'], palette, seed: 'cover' });
        drawShopCover(shot, await Promise.all(range.map((glyph) => studio.sprite(glyph))));
      },
    },
    {
      key: 'brand/partner',
      kind: 'partner',
      format: 'banner',
      tint: palette.wall[1],
      ingredients: [partners, palette],
      draw: async (studio, context) => {
        const shot = await shoot(studio, context, { glyphs: ['🎁', '🌼', '🍃'], palette, seed: 'partner' });
        drawPartnerCover(shot, await Promise.all(partners.map((glyph) => studio.sprite(glyph))));
      },
    },
  ];
}

function bannerJobs(): PictureJob[] {
  return [...DEMO_BANNERS, ...DEMO_COVERS].map((banner): PictureJob => {
    const {
      palette: [category, mood],
      cast,
    } = BANNER_CASTS[banner.slug] ?? { palette: ['gift', 0] as const, cast: ['🎁'] };
    const palette = paletteOf(category, mood);
    return {
      key: `banner/${banner.slug}`,
      kind: 'banner',
      format: 'banner',
      tint: palette.wall[1],
      ingredients: [banner.headline, banner.subline, banner.action, cast, palette],
      draw: async (studio, context) => {
        const shot = await shoot(studio, context, { glyphs: ['🎁', '🌼', '🍃'], palette, seed: banner.slug });
        drawBanner(shot, banner, await Promise.all(cast.map((glyph) => studio.sprite(glyph))));
      },
    };
  });
}

function tileJobs(): PictureJob[] {
  return DEMO_TILES.map((tile): PictureJob => {
    const palette = paletteOf(...tile.palette);
    return {
      key: `tile/${tile.slug}`,
      kind: 'tile',
      format: tile.shape,
      tint: palette.wall[1],
      ingredients: [tile, palette],
      draw: async (studio, context) => {
        const shot = await shoot(studio, context, { glyphs: ['🎁', '🌼', '🍃'], palette, seed: tile.slug });
        drawTile(shot, tile, await Promise.all(tile.cast.map((glyph) => studio.sprite(glyph))));
      },
    };
  });
}

function categoryJobs(): PictureJob[] {
  return DEMO_CATEGORIES.map((category, index): PictureJob => {
    const palette = paletteOf(topCategory(category.slug).slug, index);
    return {
      key: `category/${category.slug}`,
      kind: 'icon',
      format: 'category',
      tint: palette.wall[1],
      ingredients: [category.icon, palette],
      draw: async (studio, context) => drawCategoryIcon(context, palette, await studio.sprite(category.icon)),
    };
  });
}

function avatarJobs(): PictureJob[] {
  return AVATAR_GLYPHS.map((glyph, index): PictureJob => ({
    key: `avatar/${index}`,
    kind: 'avatar',
    format: 'avatar',
    tint: '#e8e1da',
    ingredients: [glyph, index],
    draw: async (studio, context) => drawAvatar(context, await studio.sprite(glyph), index),
  }));
}
