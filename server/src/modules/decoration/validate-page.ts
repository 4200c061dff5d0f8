import type { PageIssue } from '@yimai/shared/contracts/decoration';
import type {
  BlockLink,
  BlockOf,
  BlockType,
  PageBlock,
  PageContent,
  PictureLink,
  ProductSource,
} from '@yimai/shared/contracts/decoration-blocks';

/** What a page mentions, by wire id. */
export interface PageReferences {
  productIds: string[];
  categoryIds: string[];
  couponIds: string[];
}

/** What there is of it. */
export interface PageFacts {
  /** Products by wire id; absent: unknown. */
  products: ReadonlyMap<string, { title: string; isOnShelf: boolean }>;
  categories: ReadonlySet<string>;
  /** Coupons that have not ended. */
  coupons: ReadonlySet<string>;
  /** Topics that shoppers can open. */
  topics: ReadonlySet<string>;
}

export const BLOCK_NAMES: Readonly<Record<BlockType, string>> = {
  banner: '轮播图',
  shortcuts: '分类导航',
  shelf: '商品货架',
  feed: '猜你喜欢',
  coupons: '优惠券',
  flash: '限时优惠',
  cube: '图片魔方',
  title: '标题',
  text: '图文',
  notice: '公告',
  video: '视频',
  spacer: '间隔',
  promises: '服务承诺',
  recruit: '招募分销员',
  ranking: '排行榜',
};

const CELLS = { one: 1, two: 2, three: 3, four: 4 } as const;
const SHORTCUTS_MIN = 4;
const BESIDE_MIN = 3;

type Say = (message: string, level?: PageIssue['level']) => void;

/** Links of a block, wherever they sit. */
function linksOf(block: PageBlock): BlockLink[] {
  switch (block.type) {
    case 'banner':
      return block.items.map(({ link }) => link);
    case 'shortcuts':
      return block.source === 'manual' ? block.items.map(({ link }) => link) : [];
    case 'cube':
      return block.cells.map(({ link }) => link);
    case 'notice':
      return block.items.map(({ link }) => link);
    case 'shelf':
    case 'title':
      return [block.more];
    default:
      return [];
  }
}

function sourceOf(block: PageBlock): ProductSource | null {
  if (block.type === 'shelf') return block.source;
  return block.type === 'flash' ? { by: 'manual', productIds: block.productIds } : null;
}

/** What has to be looked up before a page can be judged. */
export function referencesOf({ blocks }: PageContent): PageReferences {
  const found: PageReferences = { productIds: [], categoryIds: [], couponIds: [] };
  for (const block of blocks) {
    for (const link of linksOf(block)) {
      if (link.to === 'product') found.productIds.push(link.productId);
      if (link.to === 'category') found.categoryIds.push(link.categoryId);
    }
    const source = sourceOf(block);
    if (source?.by === 'manual') found.productIds.push(...source.productIds);
    if (source?.by === 'category') found.categoryIds.push(source.categoryId);
    if (block.type === 'ranking' && block.categoryId) found.categoryIds.push(block.categoryId);
    if (block.type === 'flash' && block.couponId) found.couponIds.push(block.couponId);
    if (block.type === 'coupons') found.couponIds.push(...block.couponIds);
  }
  return {
    productIds: [...new Set(found.productIds)],
    categoryIds: [...new Set(found.categoryIds)],
    couponIds: [...new Set(found.couponIds)],
  };
}

function checkLink(link: BlockLink, facts: PageFacts, say: Say): void {
  if (link.to === 'product') {
    const product = facts.products.get(link.productId);
    if (!product) say('跳转的商品不存在');
    else if (!product.isOnShelf) say(`跳转的商品「${product.title}」已下架`, 'warning');
  }
  if (link.to === 'category' && !facts.categories.has(link.categoryId)) say('跳转的分类不存在');
  if (link.to === 'topic' && !facts.topics.has(link.slug)) say(`跳转的专题「${link.slug}」尚未发布`);
}

function checkPictures(items: readonly PictureLink[], say: Say): void {
  items.forEach(({ image, title }, at) => {
    if (!image) say(`第 ${at + 1} 张图片还没有上传`);
    else if (!title) say(`第 ${at + 1} 张图片没有说明，视障用户将听不到内容`, 'warning');
  });
}

function checkSource(source: ProductSource, facts: PageFacts, say: Say): void {
  if (source.by === 'category' && !facts.categories.has(source.categoryId)) say('选择的分类不存在');
  if (source.by !== 'manual') return;
  if (source.productIds.length === 0) return say('还没有选择商品');
  const found = source.productIds.map((id) => facts.products.get(id));
  const shown = found.filter((product) => product?.isOnShelf).length;
  const missing = found.filter((product) => product === undefined).length;
  if (shown === 0) return say('选择的商品都已下架或不存在');
  if (missing > 0) say(`有 ${missing} 件商品不存在，将不会展示`, 'warning');
  for (const product of found)
    if (product && !product.isOnShelf) say(`商品「${product.title}」已下架，将不会展示`, 'warning');
}

const hasText = (node: BlockOf<'text'>['nodes'][number]): boolean => {
  if (node.kind === 'image') return node.image !== null;
  return node.kind === 'points' ? node.items.some(Boolean) : node.text !== '';
};

type Checks = { [T in BlockType]: (block: BlockOf<T>, facts: PageFacts, say: Say) => void };

const CHECKS: Checks = {
  banner: (block, _, say) => {
    if (block.items.length === 0) return say('至少需要一张图片');
    checkPictures(block.items, say);
    const ratios = block.items.flatMap(({ image }) => (image ? [image.width / image.height] : []));
    if (Math.max(...ratios) > Math.min(...ratios) * 1.05)
      say('图片的宽高比不一致，将按第一张裁剪', 'warning');
    if (block.isBeside && block.items.length < BESIDE_MIN)
      say(`少于 ${BESIDE_MIN} 张图片时，宽屏右侧不固定图片`, 'warning');
  },
  shortcuts: (block, _, say) => {
    if (block.source === 'categories') return;
    if (block.items.length < SHORTCUTS_MIN) say(`自定义入口至少需要 ${SHORTCUTS_MIN} 个`);
    block.items.forEach(({ image, title }, at) => {
      if (!image || !title) say(`第 ${at + 1} 个入口缺少图标或名称`);
    });
  },
  shelf: (block, facts, say) => checkSource(block.source, facts, say),
  feed: () => undefined,
  coupons: (block, facts, say) => {
    const gone = block.couponIds.filter((id) => !facts.coupons.has(id)).length;
    if (gone > 0 && gone === block.couponIds.length) say('选择的优惠券都已结束或不存在');
    else if (gone > 0) say(`有 ${gone} 张优惠券已结束或不存在，将不会展示`, 'warning');
  },
  flash: (block, facts, say) => {
    if (!block.couponId) say('还没有选择优惠券');
    else if (!facts.coupons.has(block.couponId)) say('选择的优惠券已结束或不存在');
    checkSource({ by: 'manual', productIds: block.productIds }, facts, say);
  },
  cube: (block, _, say) => {
    const wanted = CELLS[block.layout];
    if (block.cells.length !== wanted) say(`这个布局需要 ${wanted} 张图片，现在有 ${block.cells.length} 张`);
    checkPictures(block.cells, say);
  },
  title: (block, _, say) => {
    if (!block.title) say('标题不能为空');
  },
  text: (block, _, say) => {
    if (!block.nodes.some(hasText)) say('还没有内容');
  },
  notice: (block, _, say) => {
    if (block.items.length === 0) say('至少需要一条公告');
    block.items.forEach(({ text }, at) => {
      if (!text) say(`第 ${at + 1} 条公告没有文字`);
    });
  },
  video: (block, _, say) => {
    if (!block.url) say('还没有上传视频');
    if (!block.cover) say('还没有上传封面');
  },
  spacer: () => undefined,
  promises: (block, _, say) => {
    if (block.items.length < 2) say('至少需要两条承诺');
    if (block.items.some(({ text }) => !text)) say('有承诺没有文字');
  },
  recruit: (block, _, say) => {
    if (!block.title || !block.button) say('标题和按钮不能为空');
  },
  ranking: (block, facts, say) => {
    if (block.categoryId && !facts.categories.has(block.categoryId)) say('选择的分类不存在');
  },
};

function checkPage(content: PageContent): PageIssue[] {
  const issues: PageIssue[] = [];
  const say = (message: string): void =>
    void issues.push({ level: 'error', blockIndex: null, blockId: null, message });
  if (!content.title) say('页面标题不能为空');
  if (content.blocks.length === 0) say('页面还没有任何模块');
  if (new Set(content.blocks.map(({ id }) => id)).size < content.blocks.length)
    say('模块编号重复，请删除后重新添加');
  const feed = content.blocks.findIndex(({ type }) => type === 'feed');
  if (feed >= 0 && feed < content.blocks.length - 1)
    issues.push({
      level: 'error',
      blockIndex: feed,
      blockId: content.blocks[feed]?.id ?? null,
      message: `第 ${feed + 1} 个模块「${BLOCK_NAMES.feed}」：会一直向下加载，只能放在最后`,
    });
  return issues;
}

/** Everything that is wrong with a page, in the order of its blocks; errors keep it from being published. */
export function validatePage(content: PageContent, facts: PageFacts): PageIssue[] {
  return [
    ...checkPage(content),
    ...content.blocks.flatMap((block, blockIndex) => {
      const found: PageIssue[] = [];
      const say: Say = (message, level = 'error') =>
        void found.push({
          level,
          blockIndex,
          blockId: block.id,
          message: `第 ${blockIndex + 1} 个模块「${BLOCK_NAMES[block.type]}」：${message}`,
        });
      (CHECKS[block.type] as (block: PageBlock, facts: PageFacts, say: Say) => void)(block, facts, say);
      for (const link of linksOf(block)) checkLink(link, facts, say);
      return found;
    }),
  ];
}
