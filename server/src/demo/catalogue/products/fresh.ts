import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 生鲜果品. */
export const FRESH_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'dandong-strawberry', category: 'fruit', freight: 'cold-chain',
    title: '丹东红颜草莓 单层精装', subtitle: '清晨现摘，泡沫孔位一颗一坑',
    points: ['当日清晨采摘', '单果 25g 起', '防震孔位单层装', '坏果按比例赔付'], role: 'traffic', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '20 颗 约 500g', price: 5990, market: 7900, cost: 3600, stock: 300, grams: 700 },
      { spec: '40 颗 约 1kg', price: 10900, market: 14900, cost: 6800, stock: 180, grams: 1350 },
    ],
    story: ['大棚里的夜温只有八度，草莓要花四十多天才转红。慢，所以甜得扎实。', '采摘工戴着棉手套，连蒂剪下直接入孔，不二次翻倒。果心是淡淡的粉，汁水多，奶香足。'],
    table: [['产地', '辽宁丹东'], ['品种', '红颜'], ['单果重', '25–35g'], ['储存', '4℃ 冷藏，48 小时内食用'], ['配送', '冷链空运']],
    notice: '鲜果不支持七天无理由退货；坏果请在签收后 24 小时内拍照联系客服。', label: '红颜草莓', pack: 'box', art: ['🍓', '🌿', '🌸'], sales: 4310,
    reviews: [[5, '一颗没坏，打开盒子的瞬间全家都围过来了。'], [5, '甜，而且有草莓香，不是大而无味那种。'], [4, '路上压坏两颗，客服当场按比例退了。', '抱歉让您受累，包装已再加一层缓冲。']],
  }),
  product({
    slug: 'aksu-apple', category: 'fruit', freight: 'by-weight',
    title: '阿克苏冰糖心苹果 整箱', subtitle: '昼夜温差十五度的脆甜',
    points: ['树上熟透再采', '自然糖心', '果径 80mm 起', '双层网套'], role: 'traffic', unit: '箱', dims: ['规格'],
    skus: [
      { spec: '2.5kg 约 10 颗', price: 3990, market: 5500, cost: 2500, stock: 800, grams: 2800 },
      { spec: '5kg 约 20 颗', price: 6990, market: 9900, cost: 4700, stock: 600, grams: 5400 },
    ],
    story: ['雪水浇灌的果园，十月底才开采。等霜打过两遍，果核旁的糖分凝成半透明的花。', '一口下去是清脆的响，汁水从嘴角淌下来。冷藏后更脆。'],
    table: [['产地', '新疆阿克苏'], ['品种', '红富士'], ['果径', '80–85mm'], ['采收', '每年 10 月下旬'], ['储存', '冷藏 30 天']],
    notice: '糖心为自然生成，并非每颗都有；果面轻微果锈不影响食用。', label: '冰糖心', pack: 'box', art: ['🍎', '🍃', '❄️'], sales: 7720,
    reviews: [[5, '脆！甜！一箱二十颗，个头匀称。'], [5, '连续买了第三箱，爸妈牙口不好都说爱吃。']],
  }),
  product({
    slug: 'hainan-mango', category: 'fruit', freight: 'by-weight',
    title: '海南贵妃芒果 树上熟 2.5kg', subtitle: '薄皮细核，果香浓郁',
    points: ['八成熟采摘', '皮薄少丝', '单果 200g 起', '常温放软即食'], role: 'traffic', unit: '箱', dims: ['规格'],
    skus: [
      { spec: '2.5kg', price: 3690, market: 4900, cost: 2200, stock: 500, grams: 2800 },
      { spec: '4.5kg', price: 5990, market: 8200, cost: 3800, stock: 400, grams: 4900 },
    ],
    story: ['三亚崖州的坡地，一年三百多天日照。果子挂到八成熟才下树，路上刚好醒到香软。', '皮能用手撕开，果肉细得像布丁，少丝不塞牙。'],
    table: [['产地', '海南三亚'], ['品种', '贵妃芒'], ['单果重', '200–300g'], ['催熟', '常温 2–4 天自然转软'], ['储存', '熟后冷藏 3 天']],
    notice: '部分人群接触芒果可能过敏，请酌情食用。', label: '贵妃芒', pack: 'box', art: ['🥭', '🌿', '🥥'], sales: 2960,
    reviews: [[5, '放了两天变软，整个厨房都是果香。'], [4, '有一颗偏生，其余都很好。']],
  }),
  product({
    slug: 'summer-black-grape', category: 'fruit', freight: 'cold-chain',
    title: '夏黑葡萄 无籽 冷藏直发', subtitle: '紫到发亮，脆而无籽',
    points: ['无籽可连皮吃', '套袋栽培', '果霜完整', '当日分拣'], role: 'profit', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '1kg 精选', price: 4590, market: 5900, cost: 2600, stock: 260, grams: 1200 },
      { spec: '2kg 家庭', price: 7990, market: 10900, cost: 4700, stock: 220, grams: 2300 },
    ],
    story: ['每一串都套着纸袋长大，直到采前一周才揭开见光，果霜薄薄一层，指腹一抹就亮。', '脆、甜、无籽，老人孩子都能连皮吃。冰镇之后像含一颗会爆汁的糖。'],
    table: [['产地', '云南建水'], ['品种', '夏黑'], ['糖度', '18° 左右'], ['储存', '0–4℃ 冷藏 5 天'], ['清洗', '食用前轻柔冲洗']],
    notice: '运输途中可能有少量掉粒，属正常范围。', label: '夏黑葡萄', pack: 'box', art: ['🍇', '🌿', '🧀'], sales: 1540,
    reviews: [[5, '没有籽太省心了，孩子自己抱着盒子吃。'], [5, '果霜很完整，新鲜。']],
  }),
  product({
    slug: 'green-kiwi', category: 'fruit', freight: 'by-weight',
    title: '翠香猕猴桃 当季现摘 24 颗', subtitle: '翠绿多汁，酸甜刚好',
    points: ['可溶性固形物达标再采', '单果 80g 起', '附即食指南', '随箱配小勺'], role: 'traffic', unit: '箱', dims: ['规格'],
    skus: [
      { spec: '12 颗 尝鲜', price: 2590, market: 3500, cost: 1450, stock: 520, grams: 1200 },
      { spec: '24 颗 整箱', price: 4590, market: 6500, cost: 2700, stock: 480, grams: 2300 },
    ],
    story: ['秦岭北麓的翠香，九月上旬短短十天采收窗口，早了酸，晚了软。', '收到时是硬的，和苹果放在一起，三五天就软了。对半切开，用小勺挖着吃。'],
    table: [['产地', '陕西周至'], ['品种', '翠香'], ['单果重', '80–100g'], ['催熟', '常温 3–5 天'], ['储存', '未熟可冷藏 30 天']],
    notice: '请捏软后食用，硬果口感偏酸。', label: '翠香', pack: 'box', art: ['🥝', '🌿', '🍃'], sales: 2330,
    reviews: [[5, '随箱的小卡片教怎么催熟，很贴心。'], [5, '熟了以后真的香，比之前买的好吃。']],
  }),
  product({
    slug: 'yunnan-blueberry', category: 'fruit', freight: 'cold-chain',
    title: '云南高原蓝莓 18mm+ 6 盒', subtitle: '脆果大颗，果粉如霜',
    points: ['果径 18mm 起', '高原种植', '预冷 2 小时', '125g × 6 盒'], role: 'profit', unit: '组', dims: ['规格'],
    skus: [
      { spec: '125g × 4 盒', price: 6990, market: 9200, cost: 4100, stock: 260, grams: 700 },
      { spec: '125g × 6 盒', price: 9990, market: 13800, cost: 6000, stock: 240, grams: 1000 },
    ],
    story: ['海拔一千八百米，紫外线强、昼夜温差大，果皮厚实、果肉脆。', '人工逐颗采，轻拿轻放，果粉完整。早餐抓一把撒进酸奶，颜色就好看了。'],
    table: [['产地', '云南澄江'], ['果径', '18mm 以上'], ['净含量', '125g／盒'], ['储存', '0–4℃ 冷藏 7 天'], ['配送', '冷链直发']],
    notice: '果面白霜为天然果粉，请放心食用。', label: '高原蓝莓', pack: 'box', art: ['🫐', '🌿', '🥣'], sales: 1980,
    reviews: [[5, '一颗顶别家两颗，脆脆的。'], [5, '冰袋加保温箱，收到还是凉的。']],
  }),
  product({
    slug: 'free-range-egg', category: 'farm',
    title: '林下散养鲜鸡蛋 30 枚', subtitle: '五谷喂养，当周蛋',
    points: ['48 小时内产出', '逐枚喷码', '珍珠棉蛋托', '碎一赔一'], role: 'traffic', unit: '箱', dims: ['规格'], excluded: '民生引流商品，按成本价销售，不参与推广佣金',
    skus: [
      { spec: '30 枚', price: 2990, market: 3900, cost: 2500, stock: 1000, grams: 1900 },
      { spec: '40 枚', price: 3890, market: 4900, cost: 3300, stock: 800, grams: 2500 },
    ],
    story: ['散养在板栗林下，白天刨土觅食，傍晚回窝。饲料是玉米、豆粕和青草。', '蛋黄颜色深、筷子夹得起来。水煮、溏心、蒸蛋羹，都有小时候的香。'],
    table: [['产地', '湖北罗田'], ['单枚重', '45–55g'], ['饲料', '玉米、豆粕、青草'], ['保质期', '常温 30 天'], ['包装', '珍珠棉蛋托']],
    notice: '运输破损请在签收当日拍照，碎一枚赔一枚。', label: '散养鲜蛋', pack: 'box', art: ['🥚', '🌾', '🧺'], sales: 9240,
    reviews: [[5, '三十枚全须全尾，蛋黄是橙色的。'], [5, '每枚都有喷码日期，买得放心。']],
  }),
  product({
    slug: 'honey-sweet-potato', category: 'farm', freight: 'by-weight',
    title: '沙地蜜薯 烤着吃 2.5kg', subtitle: '流心拉丝，一口软糯',
    points: ['沙壤土种植', '窖藏糖化 20 天', '单根 100–250g', '空气炸锅 40 分钟'], role: 'traffic', unit: '箱', dims: ['规格'],
    skus: [
      { spec: '2.5kg', price: 1990, market: 2900, cost: 1200, stock: 900, grams: 2700 },
      { spec: '4.5kg', price: 3290, market: 4900, cost: 2000, stock: 700, grams: 4700 },
    ],
    story: ['沙地透气，薯身光滑少筋。起出来先不卖，进地窖睡二十天，淀粉慢慢变成糖。', '烤箱二百度四十分钟，糖汁从皮里渗出来，撕开是金黄的流心。'],
    table: [['产地', '山东临沂'], ['品种', '烟薯 25'], ['单根重', '100–250g'], ['储存', '阴凉通风，勿冷藏'], ['做法', '烤、蒸、煮粥']],
    notice: '表面沾沙为保鲜需要，未做清洗。', label: '沙地蜜薯', pack: 'box', art: ['🍠', '🍂', '🌾'], sales: 5480,
    reviews: [[5, '空气炸锅一烤，糖汁直冒，孩子抢着吃。'], [5, '大小均匀，没有烂的。']],
  }),
  product({
    slug: 'fruit-corn', category: 'farm', freight: 'by-weight',
    title: '云南水果玉米 可生吃 8 根', subtitle: '掰下来就能咬的甜',
    points: ['采后 2 小时预冷', '皮薄无渣', '真空锁鲜', '微波 3 分钟'], role: 'traffic', unit: '组', dims: ['规格'],
    skus: [
      { spec: '8 根', price: 2890, market: 3900, cost: 1700, stock: 600, grams: 2400 },
      { spec: '12 根', price: 3990, market: 5500, cost: 2400, stock: 420, grams: 3600 },
    ],
    story: ['水果玉米的甜会随时间流走，所以采下两小时内就进预冷库，再真空锁住。', '剥开直接吃，像咬一口会爆浆的玉米味果汁。煮粥、沙拉都合适。'],
    table: [['产地', '云南元江'], ['单根重', '220–300g'], ['保质期', '0–4℃ 15 天'], ['做法', '生食、微波、水煮'], ['包装', '真空独立袋']],
    notice: '真空袋胀袋请勿食用，可联系客服补发。', label: '水果玉米', pack: 'box', art: ['🌽', '🌿', '🧈'], sales: 2670,
    reviews: [[5, '生吃真的甜，没想到。'], [4, '有一根袋子漏气，客服马上补了。']],
  }),
];
