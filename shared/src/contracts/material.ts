import { z } from '../kernel/zod.js';
import { COPY_LIMIT, MATERIAL_CATEGORIES, MOST_PICTURES } from '../domain/material/material.js';
import {
  FenValue,
  idOf,
  IdText,
  ImageView,
  Instant,
  PageInput,
  pageOf,
  PlatformName,
  textInput,
} from './common.js';

const Category = z.enum(MATERIAL_CATEGORIES);
const Kind = z.enum(['copy', 'images', 'video']);
const UseAction = z.enum(['copied', 'saved', 'shared']);
const VersionState = z.enum(['draft', 'pending', 'approved', 'rejected', 'replaced']);

/** A film of ours; shown with the first picture of the set as its cover. */
const VideoView = z.object({ url: z.string().max(300), width: z.int(), height: z.int() });
const ImageInput = z.object({
  url: z.string().max(300),
  thumbUrl: z.string().max(300).optional(),
  width: z.int(),
  height: z.int(),
  placeholderColor: z.string().max(9),
});
const Uses = z.object({ copied: z.int(), saved: z.int(), shared: z.int() });

const ProductRef = z.object({ id: IdText, title: z.string(), imageUrl: z.string(), priceFen: FenValue });

/** A piece of material as the distributor finds it: filled in, apart from what is only known once it is taken along. */
export const MaterialView = z
  .object({
    id: IdText,
    version: z.int(),
    title: z.string(),
    kind: Kind,
    category: Category,
    product: ProductRef.nullable(),
    /** One's own link is still written as its variable. */
    text: z.string(),
    leadsSomewhere: z.boolean(),
    images: z.array(ImageView),
    video: VideoView.nullable(),
    isPinned: z.boolean(),
    approvedAt: Instant,
    /** By everybody. */
    usedTimes: z.int(),
    mine: Uses.extend({ clicks: z.int() }),
  })
  .meta({ id: 'Material' });

/** Ready to paste: one's own link is in it, and its code counts for this material. */
export const TakenMaterialView = z
  .object({ text: z.string(), link: z.string(), code: z.string() })
  .meta({ id: 'TakenMaterial' });

const ContentInput = {
  title: textInput(30),
  category: Category,
  productId: idOf('product').nullable().default(null),
  text: textInput(COPY_LIMIT, 0).default(''),
  images: z.array(ImageInput).max(MOST_PICTURES).default([]),
  video: VideoView.nullable().default(null),
  isPinned: z.boolean().default(false),
  /** False: a draft. */
  isSubmitted: z.boolean().default(true),
};

const MaterialVersionView = z.object({
  version: z.int(),
  state: VersionState,
  text: z.string(),
  images: z.array(ImageView),
  video: VideoView.nullable(),
  author: z.string(),
  createdAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  /** The list of words it was checked against. */
  wordingVersion: z.string(),
});

export const ConsoleMaterialView = z
  .object({
    id: IdText,
    title: z.string(),
    kind: Kind,
    category: Category,
    product: ProductRef.nullable(),
    isPinned: z.boolean(),
    isRetired: z.boolean(),
    /** What distributors see now; null before the first approval. */
    liveVersion: z.int().nullable(),
    /** The newest first. */
    versions: z.array(MaterialVersionView),
    uses: Uses,
    clicks: z.int(),
  })
  .meta({ id: 'ConsoleMaterial' });

const KindStatistics = z.object({
  kind: Kind,
  materials: z.int(),
  uses: z.int(),
  clicks: z.int(),
  orders: z.int(),
  /** Openings per hundred uses; null while unused. */
  openingsPerHundred: z.number().nullable(),
});

export const materialRoutes = {
  listMaterials: {
    input: z.strictObject({
      productId: idOf('product').optional(),
      category: Category.optional(),
      kind: Kind.optional(),
      keyword: textInput(30).optional(),
      ...PageInput,
    }),
    output: pageOf(MaterialView),
  },
  useMaterial: {
    input: z.strictObject({
      materialId: idOf('material'),
      action: UseAction,
      platform: PlatformName,
    }),
    output: TakenMaterialView,
  },
};

export const consoleMaterialRoutes = {
  consoleListMaterials: {
    input: z.strictObject({
      state: z.enum(['all', 'pending', 'live', 'draft', 'retired']).default('all'),
      category: Category.optional(),
      keyword: textInput(30).optional(),
      ...PageInput,
    }),
    output: pageOf(ConsoleMaterialView),
  },
  consoleGetMaterial: {
    input: z.strictObject({ materialId: idOf('material') }),
    output: ConsoleMaterialView,
  },
  consoleCreateMaterial: { input: z.strictObject(ContentInput), output: ConsoleMaterialView },
  consoleUpdateMaterial: {
    input: z.strictObject({ materialId: idOf('material'), ...ContentInput }),
    output: ConsoleMaterialView,
  },
  consoleDecideMaterial: {
    input: z.strictObject({
      materialId: idOf('material'),
      version: z.int().min(1),
      decision: z.enum(['approve', 'reject']),
      reason: textInput(200, 0).default(''),
    }),
    output: ConsoleMaterialView,
  },
  consoleRetireMaterial: {
    input: z.strictObject({ materialId: idOf('material'), isRetired: z.boolean() }),
    output: ConsoleMaterialView,
  },
  consoleCheckWording: {
    input: z.strictObject({ text: textInput(2_000, 0), hasProduct: z.boolean().default(false) }),
    output: z.object({
      version: z.string(),
      /** Null: it may be published. */
      problem: z.string().nullable(),
      hits: z.array(z.object({ word: z.string(), reason: z.string() })),
    }),
  },
  consoleMaterialStatistics: {
    input: z.strictObject({ days: z.coerce.number().int().min(7).max(90).default(30) }),
    output: z.object({
      kinds: z.array(KindStatistics),
      distributors: z.array(
        z.object({ name: z.string(), copied: z.int(), saved: z.int(), shared: z.int(), clicks: z.int() }),
      ),
    }),
  },
};

export type MaterialView = z.output<typeof MaterialView>;
export type TakenMaterialView = z.output<typeof TakenMaterialView>;
export type ConsoleMaterialView = z.output<typeof ConsoleMaterialView>;
