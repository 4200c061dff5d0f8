import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 茶饮冲调. */
export const TEA_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'osmanthus-oolong', category: 'tea-leaf', alsoIn: ['flowers'],
    title: '桂花乌龙 三角茶包 30 泡装', subtitle: '秋桂窨制，冷泡热饮都清甜',
    points: ['鲜桂花三次窨香', '玉米纤维茶包', '独立充氮小袋', '冷泡四小时即饮'], role: 'profit', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '30 泡装', price: 9900, market: 12800, cost: 3500, stock: 860, grams: 180 },
      { spec: '30 泡 × 2 盒', price: 18800, market: 25600, cost: 6900, stock: 420, grams: 350 },
    ],
    story: ['九月头茬金桂，清晨采下当天就与乌龙同窨。花香一层层吃进叶底，泡开先闻到桂，再尝到茶。', '三角包给叶片留足舒展的空间，条索看得见；每袋充氮独立封口，放在办公室抽屉里，随手一泡就是下午的好时光。'],
    table: [['产地', '福建安溪'], ['配料', '乌龙茶、桂花'], ['净含量', '3g × 30 包'], ['保质期', '18 个月'], ['冲泡', '90℃ 热水 150ml，出汤 2 分钟；冷泡 4 小时']],
    notice: '桂花为天然花材，每批香气浓淡略有不同，不影响品质。', label: '桂花乌龙', pack: 'tin', art: ['🫖', '🌼', '🍃'], sales: 3260,
    reviews: [[5, '冷泡一夜放冰箱，早上带去公司，桂花香是真的淡淡的很舒服，不是香精味。'], [5, '茶包料很足，一包能续三泡，同事喝了都来问链接。'], [4, '味道好，希望能出小包装方便尝鲜。', '感谢喜欢，10 泡体验装正在路上。']],
  }),
  product({
    slug: 'spring-green-tea', category: 'tea-leaf',
    title: '雨前绿茶 手工炒制 清雅礼罐', subtitle: '海拔八百米山场，一芽二叶',
    points: ['谷雨前手采', '铁锅手工炒青', '马口铁双层密封', '豆香清鲜回甘'], role: 'profit', unit: '罐', dims: ['净含量', '包装'], rateBps: 1800,
    skus: [
      { spec: '100g/单罐', price: 12800, market: 16800, cost: 5200, stock: 360, grams: 260 },
      { spec: '100g/双罐礼盒', price: 24800, market: 32800, cost: 10600, stock: 180, grams: 720 },
      { spec: '250g/单罐', price: 26800, market: 36800, cost: 12000, stock: 150, grams: 460 },
      { spec: '250g/双罐礼盒', price: 51800, market: 69800, cost: 24500, stock: 80, grams: 1050, rateBps: 1500 },
    ],
    story: ['谷雨前十天，云雾还压在山腰。茶农凌晨上山，只采一芽二叶，下午进锅，夜里成茶。', '老师傅守着一口铁锅，靠手掌感受叶温：抖、搭、捺、推。干茶扁平匀净，入杯一片片站起来，汤色嫩绿，豆香清鲜。'],
    table: [['产地', '浙江丽水'], ['等级', '一级'], ['采摘', '谷雨前手采一芽二叶'], ['保质期', '冷藏 18 个月'], ['冲泡', '80℃ 水，3g 茶配 150ml']],
    notice: '绿茶请密封后冷藏，避免与有气味的食物同放。', label: '雨前绿茶', pack: 'tin', art: ['🍵', '🍃', '🌱'], sales: 1480,
    reviews: [[5, '送给爸爸的，他喝了一辈子茶，说这个炒得讲究，火候正。'], [5, '礼盒拿得出手，罐子是磨砂的，质感很好。']],
  }),
  product({
    slug: 'tangerine-puer', category: 'tea-leaf',
    title: '小青柑普洱 整颗生晒 12 颗', subtitle: '果皮与熟普慢慢交融',
    points: ['七月青柑现摘现制', '日光生晒十五天', '三年陈宫廷熟普', '整颗可泡十余道'], role: 'profit', unit: '盒', dims: ['规格'],
    skus: [
      { spec: '12 颗 尝鲜盒', price: 6900, market: 9900, cost: 2600, stock: 640, grams: 220 },
      { spec: '24 颗 家庭盒', price: 12900, market: 19800, cost: 5000, stock: 320, grams: 430 },
    ],
    story: ['七月的小青柑，果皮油胞饱满，挖去果肉，填进三年陈的熟普，交给十五个晴天。', '整颗投壶，前几道是柑的清爽，往后是普洱的醇厚。饭后一壶，满屋果香。'],
    table: [['产地', '广东新会（柑）、云南勐海（茶）'], ['配料', '小青柑、普洱熟茶'], ['规格', '约 9g／颗'], ['储存', '阴凉干燥，避光密封'], ['冲泡', '沸水快速润茶一道，随后每道 15 秒']],
    notice: '果皮表面的细小白点为自然析出的油胞结晶。', label: '小青柑', pack: 'box', art: ['🍊', '🫖', '🍃'], sales: 2210,
    reviews: [[5, '柑皮香和茶味平衡得刚好，不苦不涩。'], [4, '泡到第八道还有味，耐泡。']],
  }),
  product({
    slug: 'yunnan-coffee', category: 'tea-drink',
    title: '云南保山 日晒咖啡豆 中度烘焙', subtitle: '莓果、可可与红糖的尾韵',
    points: ['海拔 1600 米单一庄园', '下单后 48 小时内烘焙', '单向排气阀保鲜袋', '豆／粉可选'], role: 'profit', unit: '袋', dims: ['净含量', '研磨'],
    skus: [
      { spec: '227g/咖啡豆', price: 7900, market: 9800, cost: 3400, stock: 300, grams: 260 },
      { spec: '227g/手冲粉', price: 7900, market: 9800, cost: 3500, stock: 260, grams: 260 },
      { spec: '454g/咖啡豆', price: 14800, market: 18800, cost: 6600, stock: 160, grams: 500 },
      { spec: '454g/手冲粉', price: 14800, market: 18800, cost: 6700, stock: 140, grams: 500 },
    ],
    story: ['庄园在怒江峡谷的坡上，白天阳光足，夜里凉得快，咖啡果慢慢转红，糖分也慢慢攒够。', '红果整颗日晒，每天翻晒四次。中度烘焙留住莓果的酸甜，冷下来是可可与红糖，做手冲清亮，做拿铁也不失存在感。'],
    table: [['产地', '云南保山潞江坝'], ['品种', '卡蒂姆'], ['处理法', '日晒'], ['烘焙度', '中度'], ['赏味期', '烘焙后 7–45 天']],
    notice: '现烘现发，不支持指定烘焙日期；研磨后请尽早饮用。', label: '保山咖啡', pack: 'pouch', art: ['☕', '🫘', '🌿'], sales: 1890,
    reviews: [[5, '袋子上写着烘焙日期是前天，打开整个屋子都香。'], [5, '酸度柔和，做冰手冲特别好喝。'], [4, '豆子新鲜，包装袋封口条可以再牢一点。', '收到，下一批已换成加厚封条。']],
  }),
  product({
    slug: 'acacia-honey', category: 'tea-drink', alsoIn: ['farm'],
    title: '秦岭洋槐蜂蜜 500g 玻璃瓶', subtitle: '五月花期，一年一季',
    points: ['成熟封盖蜜', '浅琥珀色不易结晶', '玻璃瓶配木勺', '批次可追溯'], role: 'traffic', unit: '瓶', dims: ['规格'],
    skus: [
      { spec: '250g 小瓶', price: 2990, market: 3900, cost: 1500, stock: 900, grams: 430 },
      { spec: '500g 玻璃瓶', price: 4990, market: 6900, cost: 2600, stock: 700, grams: 820 },
    ],
    story: ['五月，秦岭北坡的槐花开成一片雪。蜂箱只在花期留二十天，等蜜脾封盖了才取。', '浅琥珀色，入口先是花香再是清甜。配柠檬水、抹吐司、拌酸奶，都不抢味。'],
    table: [['产地', '陕西宝鸡'], ['配料', '洋槐蜂蜜'], ['波美度', '≥ 42°'], ['保质期', '24 个月'], ['食用', '40℃ 以下温水冲调']],
    notice: '一岁以内婴儿不宜食用蜂蜜。低温结晶属自然现象。', label: '洋槐蜜', pack: 'jar', art: ['🍯', '🐝', '🌼'], sales: 5120,
    reviews: [[5, '颜色很浅，槐花香一打开就闻得到，娃爸每天一杯。'], [5, '玻璃瓶包得很严实，木勺也好看。']],
  }),
  product({
    slug: 'jasmine-milk-tea', category: 'tea-drink',
    title: '茉莉轻乳茶 冲泡装 10 杯', subtitle: '茶叶萃取，不加植脂末',
    points: ['真茶萃取', '生牛乳粉', '少糖配方', '一杯 3 分钟'], role: 'traffic', unit: '盒', dims: ['口味'],
    skus: [
      { spec: '茉莉', price: 3990, market: 5900, cost: 1700, stock: 1200, grams: 320 },
      { spec: '桂花', price: 3990, market: 5900, cost: 1700, stock: 800, grams: 320 },
      { spec: '双拼', price: 3990, market: 5900, cost: 1720, stock: 600, grams: 320 },
    ],
    story: ['把街角那杯轻乳茶带回家：茶底用茉莉绿茶低温萃取，奶底只用乳粉，甜度降到三分。', '先倒茶粉，再注热水，轻轻一晃就化开。加冰，就是夏天的样子。'],
    table: [['配料', '全脂乳粉、茉莉花茶粉、白砂糖'], ['净含量', '25g × 10 条'], ['每条含糖', '约 6g'], ['保质期', '12 个月'], ['冲泡', '85℃ 水 200ml']],
    notice: '含乳制品，乳糖不耐受者请酌情饮用。', label: '轻乳茶', pack: 'pouch', art: ['🧋', '🌼', '🧊'], sales: 6830,
    reviews: [[5, '甜度刚好，没有奶精的腻，茉莉味很清楚。'], [4, '方便，一盒十条一周就喝完了。']],
  }),
  product({
    slug: 'orange-juice', category: 'tea-drink', freight: 'cold-chain',
    title: 'NFC 鲜榨橙汁 冷藏直送 6 瓶', subtitle: '赣南脐橙，除了橙子没有别的',
    points: ['非浓缩还原', '配料只有脐橙', '0–4℃ 冷链', '300ml 随行瓶'], role: 'strategic', unit: '箱', dims: ['规格'],
    skus: [
      { spec: '300ml × 6 瓶', price: 5990, market: 7900, cost: 3200, stock: 240, grams: 2100 },
      { spec: '300ml × 12 瓶', price: 10990, market: 15800, cost: 6100, stock: 120, grams: 4100 },
    ],
    story: ['采下的脐橙当天清洗、冷榨、灌装，一瓶约用掉四颗橙子，不加水，也不加糖。', '果肉会慢慢沉下来，喝之前摇一摇，就是刚切开的味道。'],
    table: [['原料', '赣南脐橙'], ['净含量', '300ml／瓶'], ['工艺', 'NFC 冷榨'], ['保质期', '0–4℃ 28 天'], ['配送', '全程冷链']],
    notice: '请收货后立即冷藏，开瓶后当日饮完。', label: '鲜榨橙汁', pack: 'box', art: ['🧃', '🍊', '🧊'], sales: 1370,
    reviews: [[5, '孩子一口气喝完一瓶，果肉很多，不酸。'], [5, '收到时还是冰的，冰袋没化。']],
  }),
];
