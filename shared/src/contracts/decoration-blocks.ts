import { ID_PREFIXES, type IdKind } from '../kernel/id.js';
import { z } from '../kernel/zod.js';
import { textInput } from './common.js';

/**
 * The blocks a page is built of, as the merchant edits them. `title` and `control` in the metadata of each field are
 * what an editor shows and offers; JSON Schema (`z.toJSONSchema`) carries both. A draft may be unfinished: whether it
 * can be published is decided by `validatePage` on the server.
 */

/** An id as text. Unlike `idOf` it stays text: a page is stored as it is sent. */
const ref = (kind: IdKind, title: string): z.ZodString =>
  z
    .string()
    .max(32)
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{1,11}$`), '编号格式不正确')
    .meta({
      description: `Id of kind ${kind}: ${ID_PREFIXES[kind]}_ + Crockford base 32`,
      title,
      control: kind,
    });

const label = (title: string, max: number, hint = ''): z.ZodString =>
  textInput(max, 0).meta({ title, control: 'text', ...(hint ? { hint } : {}) });

/** An address of an uploaded file. */
const FileUrl = z
  .string()
  .max(300)
  .regex(/^\/files\/[\w./-]+$/, '请使用已上传的文件');

export const BlockImage = z
  .strictObject({
    url: FileUrl,
    thumbUrl: FileUrl.optional(),
    width: z.int().min(1).max(20_000),
    height: z.int().min(1).max(20_000),
    placeholderColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  })
  .meta({ id: 'BlockImage', title: '图片', control: 'image' });

/** Where a tap leads. */
export const BlockLink = z
  .discriminatedUnion('to', [
    z.strictObject({ to: z.literal('none') }),
    z.strictObject({ to: z.literal('product'), productId: ref('product', '商品') }),
    z.strictObject({ to: z.literal('category'), categoryId: ref('category', '分类') }),
    z.strictObject({
      to: z.literal('topic'),
      slug: z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
        .meta({ title: '专题', control: 'topic' }),
    }),
    z.strictObject({
      to: z.literal('search'),
      keyword: textInput(40).meta({ title: '搜索词', control: 'text' }),
    }),
    z.strictObject({ to: z.literal('sort'), sort: z.enum(['sales', 'newest', 'commission', 'recommended']) }),
    z.strictObject({ to: z.literal('coupons') }),
    z.strictObject({ to: z.literal('apply') }),
    z.strictObject({ to: z.literal('home') }),
  ])
  .meta({ id: 'BlockLink', title: '跳转到', control: 'link' });

export const PictureLink = z
  .strictObject({
    image: BlockImage.nullable(),
    /** Spoken where the picture cannot be seen. */
    title: label('图片说明', 40, '读屏软件会读出来'),
    link: BlockLink,
  })
  .meta({ id: 'PictureLink' });

const Limit = (max: number): z.ZodInt =>
  z.int().min(1).max(max).meta({ title: '显示数量', control: 'number' });

export const ProductSource = z
  .discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('manual'),
      productIds: z.array(ref('product', '商品')).max(30).meta({ title: '选择商品', control: 'products' }),
    }),
    z.strictObject({ by: z.literal('category'), categoryId: ref('category', '分类'), limit: Limit(30) }),
    z.strictObject({
      by: z.literal('rule'),
      rule: z
        .enum(['sales', 'newest', 'commission', 'recommended'])
        .meta({ title: '规则', names: ['热销', '新品', '高佣', '综合推荐'], control: 'select' }),
      limit: Limit(30),
    }),
  ])
  .meta({ id: 'ProductSource', title: '商品来源', control: 'source' });

export const PROMISE_ICONS = [
  'truck',
  'return',
  'shield',
  'receipt',
  'clock',
  'gift',
  'leaf',
  'service',
] as const;

const block = <T extends string, S extends z.ZodRawShape>(type: T, name: string, shape: S) =>
  z
    .strictObject({
      /** Unique within the page; made by the editor. */
      id: z.string().regex(/^[0-9a-z]{4,16}$/),
      type: z.literal(type),
      ...shape,
    })
    .meta({ title: name });

const Note = label('副标题', 24);
const Title = label('标题', 12);

export const BannerBlock = block('banner', '轮播图', {
  items: z.array(PictureLink).max(8).meta({ title: '图片', control: 'list' }),
  isBeside: z.boolean().meta({ title: '宽屏右侧固定末两张', control: 'switch' }),
});
export const ShortcutsBlock = block('shortcuts', '分类导航', {
  source: z
    .enum(['categories', 'manual'])
    .meta({ title: '内容', names: ['一级分类', '自定义'], control: 'select' }),
  items: z.array(PictureLink).max(10).meta({ title: '自定义入口', control: 'list' }),
});
export const ShelfBlock = block('shelf', '商品货架', {
  title: Title,
  note: Note,
  layout: z
    .enum(['row', 'grid', 'list', 'big'])
    .meta({ title: '样式', names: ['横滑', '双列', '列表', '大图'], control: 'select' }),
  source: ProductSource,
  isRanked: z.boolean().meta({ title: '显示名次', control: 'switch' }),
  more: BlockLink,
});
export const FeedBlock = block('feed', '猜你喜欢', {
  title: Title,
  note: Note,
  sort: z
    .enum(['recommended', 'sales', 'newest'])
    .meta({ title: '排序', names: ['综合推荐', '热销', '新品'], control: 'select' }),
});
export const CouponsBlock = block('coupons', '优惠券', {
  title: Title,
  note: Note,
  couponIds: z
    .array(ref('coupon', '优惠券'))
    .max(10)
    .meta({ title: '选择优惠券', control: 'coupons', hint: '不选则展示全部可领的券' }),
});
export const FlashBlock = block('flash', '限时优惠', {
  title: Title,
  couponId: ref('coupon', '优惠券').or(z.literal('')).meta({
    title: '优惠券',
    control: 'coupon',
    hint: '倒计时到这张券结束；没有真正结束的时间，就不显示倒计时',
  }),
  productIds: z.array(ref('product', '商品')).max(12).meta({ title: '选择商品', control: 'products' }),
});
export const CubeBlock = block('cube', '图片魔方', {
  layout: z.enum(['one', 'two', 'three', 'four']).meta({
    title: '布局',
    names: ['单图', '左右两图', '左一右二', '四宫格'],
    control: 'select',
  }),
  cells: z.array(PictureLink).max(4).meta({ title: '图片', control: 'list' }),
});
export const TitleBlock = block('title', '标题', { title: Title, note: Note, more: BlockLink });
export const TextBlock = block('text', '图文', {
  nodes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('heading'), text: label('小标题', 40) }),
        z.strictObject({ kind: z.literal('paragraph'), text: label('段落', 1_000) }),
        z.strictObject({ kind: z.literal('quote'), text: label('引言', 200) }),
        z.strictObject({ kind: z.literal('points'), items: z.array(label('要点', 80)).max(10) }),
        z.strictObject({
          kind: z.literal('image'),
          image: BlockImage.nullable(),
          caption: label('图注', 60),
        }),
      ]),
    )
    .max(40)
    .meta({ title: '内容', control: 'richText' }),
});
export const NoticeBlock = block('notice', '公告', {
  items: z
    .array(z.strictObject({ text: label('公告', 60), link: BlockLink }))
    .max(5)
    .meta({ title: '公告', control: 'list' }),
});
export const VideoBlock = block('video', '视频', {
  url: FileUrl.or(z.literal('')).meta({ title: '视频', control: 'video' }),
  cover: BlockImage.nullable(),
  title: label('说明', 40),
});
export const SpacerBlock = block('spacer', '间隔', {
  height: z.int().min(8).max(160).meta({ title: '高度', control: 'slider' }),
  divider: z
    .enum(['none', 'line', 'seal'])
    .meta({ title: '分割线', names: ['无', '细线', '印记'], control: 'select' }),
});
export const PromisesBlock = block('promises', '服务承诺', {
  items: z
    .array(
      z.strictObject({
        icon: z.enum(PROMISE_ICONS).meta({ title: '图标', control: 'icon' }),
        text: label('承诺', 10),
      }),
    )
    .max(5)
    .meta({ title: '承诺', control: 'list' }),
});
export const RecruitBlock = block('recruit', '招募分销员', {
  title: label('标题', 20),
  text: label('说明', 60),
  button: label('按钮', 6),
  image: BlockImage.nullable(),
});
export const RankingBlock = block('ranking', '排行榜', {
  title: Title,
  note: Note,
  rule: z.enum(['sales', 'newest']).meta({ title: '榜单', names: ['热销榜', '新品榜'], control: 'select' }),
  categoryId: ref('category', '分类')
    .or(z.literal(''))
    .meta({ title: '分类', control: 'category', hint: '不选则为全店' }),
  limit: Limit(10),
});

export const PageBlock = z
  .discriminatedUnion('type', [
    BannerBlock,
    ShortcutsBlock,
    ShelfBlock,
    FeedBlock,
    CouponsBlock,
    FlashBlock,
    CubeBlock,
    TitleBlock,
    TextBlock,
    NoticeBlock,
    VideoBlock,
    SpacerBlock,
    PromisesBlock,
    RecruitBlock,
    RankingBlock,
  ])
  .meta({ id: 'PageBlock' });

export const PageContent = z
  .strictObject({
    title: label('页面标题', 20),
    tone: z
      .enum(['paper', 'festive', 'fresh', 'night'])
      .meta({ title: '底色', names: ['素纸', '喜庆', '清新', '夜色'], control: 'select' }),
    share: z.strictObject({
      title: label('分享标题', 40),
      image: BlockImage.nullable(),
    }),
    blocks: z.array(PageBlock).max(40).meta({ title: '模块', control: 'blocks' }),
  })
  .meta({ id: 'PageContent' });

export type BlockImage = z.output<typeof BlockImage>;
export type BlockLink = z.output<typeof BlockLink>;
export type PictureLink = z.output<typeof PictureLink>;
export type ProductSource = z.output<typeof ProductSource>;
export type PageBlock = z.output<typeof PageBlock>;
export type PageContent = z.output<typeof PageContent>;
export type BlockType = PageBlock['type'];
export type BlockOf<T extends BlockType> = Extract<PageBlock, { type: T }>;
