import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 零食坚果. */
export const SNACK_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'mountain-nut-gift', category: 'nuts', alsoIn: ['flowers'],
    title: '山海坚果礼盒 八味轻烘 1.28kg', subtitle: '送长辈，也送自己的一份体面',
    points: ['八种整颗坚果', '低温轻烘不油炸', '独立小罐', '附手提礼袋'], role: 'strategic', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '八味 1.28kg', price: 29900, market: 36900, cost: 11000, stock: 420, grams: 1900 },
      { spec: '八味 1.28kg × 2', price: 56800, market: 73800, cost: 21600, stock: 120, grams: 3800 },
    ],
    story: ['碧根果、夏威夷果、巴旦木、腰果……八个小罐像一间缩小的干果铺，打开盒子就有年节的样子。', '一百二十度低温慢烘四十分钟，只加少许海盐。颗颗整仁，咬下去是坚果本来的香。'],
    table: [['配料', '碧根果、夏威夷果、巴旦木、腰果、核桃仁、榛子、开心果、南瓜子仁、海盐'], ['净含量', '160g × 8 罐'], ['工艺', '低温烘烤'], ['保质期', '9 个月'], ['储存', '开罐后密封，一周内食用']],
    notice: '含坚果，过敏人群请勿食用。', label: '山海坚果', pack: 'box', art: ['🥜', '🌰', '🎁'], sales: 2140,
    reviews: [[5, '中秋送客户的，回电都说盒子雅致。'], [5, '没有哈喇味，夏威夷果又大又脆。'], [5, '手提袋挺括，送人不用再包装。']],
  }),
  product({
    slug: 'qianxi-chestnut', category: 'nuts',
    title: '迁西板栗仁 即食甘栗 10 袋', subtitle: '软糯清甜，撕开就吃',
    points: ['只选当年新栗', '配料只有板栗', '独立小包', '不加糖精'], role: 'traffic', unit: '组', dims: ['规格'],
    skus: [
      { spec: '80g × 5 袋', price: 1990, market: 2900, cost: 1050, stock: 1200, grams: 480 },
      { spec: '80g × 10 袋', price: 3590, market: 5500, cost: 1950, stock: 900, grams: 920 },
    ],
    story: ['燕山的老栗树，果子不大，糯性足。霜降后捡栗，去壳、蒸熟、封袋，一步不停。', '配料表里只写着一样东西：板栗。加班时、路上、孩子放学，撕开一包，刚好。'],
    table: [['产地', '河北迁西'], ['配料', '板栗'], ['净含量', '80g／袋'], ['保质期', '12 个月'], ['食用', '开袋即食，加热更香']],
    notice: '开袋后请尽快食用。', label: '甘栗仁', pack: 'pouch', art: ['🌰', '🍂', '🍁'], sales: 8350,
    reviews: [[5, '粉糯，不像有的硬邦邦。'], [5, '配料干净，给孩子吃放心。']],
  }),
  product({
    slug: 'butter-cookie', category: 'bakery',
    title: '黄油曲奇 手工裱花 铁盒', subtitle: '入口即化的一点奢侈',
    points: ['动物黄油 32%', '手工裱花', '原味与可可双拼', '复古铁盒'], role: 'profit', unit: '盒', dims: ['口味'],
    skus: [
      { spec: '原味 320g', price: 5900, market: 7900, cost: 2500, stock: 460, grams: 520 },
      { spec: '可可 320g', price: 5900, market: 7900, cost: 2500, stock: 320, grams: 520 },
      { spec: '双拼 320g', price: 6200, market: 8200, cost: 2600, stock: 500, grams: 520 },
    ],
    story: ['黄油先在十八度醒透，再和糖粉打到发白，面糊要趁软一朵朵挤出来。', '烤到边缘微微上色，出炉晾凉才装盒。牙齿一碰就散，奶香在舌头上慢慢化开。'],
    table: [['配料', '小麦粉、黄油、糖粉、鸡蛋、可可粉'], ['净含量', '320g'], ['保质期', '90 天'], ['过敏原', '含麸质、乳、蛋'], ['储存', '阴凉干燥']],
    notice: '手工裱花形状略有差异；运输可能有少量碎屑。', label: '黄油曲奇', pack: 'tin', art: ['🍪', '🧈', '🥛'], sales: 3910,
    reviews: [[5, '黄油味很正，一家人一晚上见底。'], [4, '好吃，有两块碎了。', '已为您补偿，也会继续改进内托。']],
  }),
  product({
    slug: 'dark-chocolate', category: 'bakery',
    title: '72% 黑巧克力 海盐薄片', subtitle: '苦得克制，甜得有分寸',
    points: ['可可含量 72%', '纯可可脂', '一片 5g 独立装', '海盐提味'], role: 'profit', unit: '盒', dims: ['可可含量'], rateBps: 2000,
    skus: [
      { spec: '58% 柔和', price: 4900, market: 6500, cost: 1900, stock: 400, grams: 160 },
      { spec: '72% 经典', price: 4900, market: 6500, cost: 1950, stock: 520, grams: 160 },
      { spec: '85% 醇苦', price: 5200, market: 6900, cost: 2100, stock: 260, grams: 160, rateBps: 2200 },
    ],
    story: ['可可豆来自厄瓜多尔，七十二小时精磨，颗粒细到舌头分辨不出。', '一小撮海盐把果酸托起来。薄片五克一枚，配咖啡，正好一枚。'],
    table: [['配料', '可可液块、可可脂、白砂糖、海盐'], ['净含量', '5g × 24 片'], ['保质期', '15 个月'], ['储存', '22℃ 以下阴凉处'], ['夏季', '加冰袋发货']],
    notice: '表面轻微泛白为可可脂析出，不影响食用。', label: '黑巧薄片', pack: 'box', art: ['🍫', '🫘', '☕'], sales: 2720,
    reviews: [[5, '终于找到不腻的黑巧，海盐很点睛。'], [5, '独立包装放包里很方便。']],
  }),
  product({
    slug: 'custard-mooncake', category: 'bakery', alsoIn: ['flowers'],
    title: '流心奶黄月饼礼盒 8 枚', subtitle: '月圆时分，流心正好',
    points: ['咸蛋黄手工压馅', '切开流心', '独立托盒', '烫金礼盒'], role: 'strategic', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '6 枚 轻享', price: 12800, market: 16800, cost: 4900, stock: 360, grams: 620 },
      { spec: '8 枚 礼盒', price: 16800, market: 22800, cost: 6400, stock: 420, grams: 860 },
    ],
    story: ['咸蛋黄烤出油再过筛，和黄油、椰浆慢炒成馅，裹进薄薄的酥皮。', '微波十秒，或常温静置，切开时金黄的馅缓缓淌下来。'],
    table: [['配料', '小麦粉、咸蛋黄、黄油、白砂糖、椰浆'], ['净含量', '45g／枚'], ['保质期', '60 天'], ['过敏原', '含麸质、乳、蛋'], ['食用', '微波 10 秒更佳']],
    notice: '节令商品，售完即止。礼盒含手提袋一只。', label: '流心奶黄', pack: 'box', art: ['🥮', '🌙', '🏮'], sales: 1860,
    reviews: [[5, '切开真的会流，奶黄味很浓。'], [5, '盒子做得精致，送老师很合适。']],
  }),
  product({
    slug: 'caramel-popcorn', category: 'bakery',
    title: '焦糖爆米花 球形 2 桶', subtitle: '追剧时伸手就有',
    points: ['球形玉米粒', '焦糖现裹', '酥脆不粘牙', '充氮桶装'], role: 'traffic', unit: '组', dims: ['口味'],
    skus: [
      { spec: '焦糖 × 2', price: 1990, market: 2900, cost: 900, stock: 1500, grams: 420 },
      { spec: '海盐 × 2', price: 1990, market: 2900, cost: 900, stock: 1100, grams: 420 },
      { spec: '焦糖 + 海盐', price: 990, market: 1490, cost: 480, stock: 2000, grams: 220 },
    ],
    story: ['专挑蝶翼少的球形玉米，爆开圆滚滚一颗，焦糖裹得匀。', '桶口充氮封膜，揭开还是热锅刚出的酥。'],
    table: [['配料', '玉米、白砂糖、黄油、食用盐'], ['净含量', '150g／桶'], ['保质期', '9 个月'], ['过敏原', '含乳'], ['储存', '开封后密封']],
    notice: '三岁以下幼儿请在看护下食用。', label: '焦糖爆米花', pack: 'pouch', art: ['🍿', '🎬', '✨'], sales: 10260,
    reviews: [[5, '脆！焦糖裹得很均匀。'], [4, '9.9 两小桶挺划算，就是吃得太快。']],
  }),
  product({
    slug: 'nougat-candy', category: 'bakery',
    title: '手工牛轧糖 花生扁桃仁 500g', subtitle: '软韧不粘牙，奶香里有坚果',
    points: ['现熬现切', '坚果 45%', '糯米纸包裹', '单颗独立'], role: 'profit', unit: '袋', dims: ['口味'],
    skus: [
      { spec: '原味花生', price: 3900, market: 5500, cost: 1600, stock: 600, grams: 540 },
      { spec: '抹茶扁桃仁', price: 4300, market: 5900, cost: 1800, stock: 380, grams: 540 },
    ],
    story: ['糖浆熬到一百三十八度，冲进打发的蛋白里，再拌黄油、乳粉和烘香的坚果。', '趁热压平，放凉切块。软而有韧劲，奶香里能咬到整颗花生。'],
    table: [['配料', '麦芽糖、花生、乳粉、黄油、蛋白'], ['净含量', '500g'], ['保质期', '120 天'], ['过敏原', '含花生、乳、蛋'], ['储存', '阴凉干燥，夏季冷藏']],
    notice: '夏季常温可能变软，冷藏十分钟即可。', label: '牛轧糖', pack: 'pouch', art: ['🍬', '🥜', '🥛'], sales: 3080,
    reviews: [[5, '不粘牙，花生香。'], [5, '过年买了五袋待客，都说好。']],
  }),
];
