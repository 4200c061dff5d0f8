import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 文创礼物. */
export const GIFT_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'paper-lantern', category: 'culture',
    title: '手作宫灯 DIY 材料包', subtitle: '亲手点亮一盏团圆',
    points: ['预裁骨架', '宣纸灯罩', 'LED 暖光', '附视频教程'], role: 'traffic', unit: '套', dims: ['款式'],
    skus: [
      { spec: '如意红', price: 2990, market: 4500, cost: 1200, stock: 600, grams: 260 },
      { spec: '月白素面（可手绘）', price: 2590, market: 3900, cost: 1050, stock: 420, grams: 240 },
    ],
    story: ['四十分钟，一把剪刀、一点白胶，一家人围着桌子做一盏灯。', '灯亮起来那一刻，孩子会把灯举得很高。'],
    table: [['材料', '竹骨、宣纸、流苏、LED'], ['成品', '直径 22cm'], ['用时', '约 40 分钟'], ['适合', '6 岁以上'], ['电池', '纽扣电池已配']],
    notice: '请在成人陪同下使用剪刀。', label: '手作宫灯', pack: 'box', art: ['🏮', '🌙', '✨'], sales: 3870,
    reviews: [[5, '元宵节和孩子一起做的，挂在阳台亮了半个月。'], [5, '教程很清楚。']],
  }),
  product({
    slug: 'silk-fan', category: 'culture',
    title: '真丝折扇 手绘梅枝 配流苏', subtitle: '一开一合，一袖清风',
    points: ['桑蚕丝扇面', '楠竹扇骨', '手工描枝', '锦盒装'], role: 'profit', unit: '把', dims: ['配色'],
    skus: [
      { spec: '绛红', price: 12900, market: 16900, cost: 5200, stock: 120, grams: 180 },
      { spec: '黛青', price: 12900, market: 16900, cost: 5200, stock: 100, grams: 180 },
    ],
    story: ['扇面是桑蚕丝，迎光透出竹骨的影子。枝干一笔到底，花苞再慢慢点。', '放在手袋里，比空调温柔。'],
    table: [['扇面', '桑蚕丝'], ['扇骨', '楠竹'], ['尺寸', '8 寸 21cm'], ['工艺', '手绘'], ['包装', '锦盒']],
    notice: '手绘作品，每把略有不同；避免沾水。', label: '真丝折扇', pack: 'box', art: ['🪭', '🌸', '🎋'], sales: 690,
    reviews: [[5, '送外国朋友的，她爱不释手。'], [5, '开合顺滑，竹骨很细致。']],
  }),
  product({
    slug: 'wind-chime', category: 'culture',
    title: '手吹玻璃风铃 内画金鱼', subtitle: '把一阵风，听成一个夏天',
    points: ['手工吹制', '内壁手绘', '清亮长音', '缓冲木盒'], role: 'profit', unit: '只', dims: ['图案'],
    skus: [
      { spec: '金鱼', price: 6900, market: 9900, cost: 2500, stock: 220, grams: 300 },
      { spec: '紫阳花', price: 6900, market: 9900, cost: 2500, stock: 180, grams: 300 },
    ],
    story: ['玻璃在炉口吹成一个薄泡，边口故意不磨平，撞起来才有那一声脆。', '金鱼画在内壁，外面擦多少次也不会褪。'],
    table: [['材质', '玻璃'], ['直径', '约 8cm'], ['工艺', '手工吹制、内壁手绘'], ['配件', '短册、挂绳'], ['包装', '木盒']],
    notice: '玻璃易碎，破损包赔。', label: '玻璃风铃', pack: 'box', art: ['🎐', '☁️', '🐟'], sales: 1240,
    reviews: [[5, '声音很脆很好听，挂窗边心情都好。'], [5, '木盒包装，安全。']],
  }),
  product({
    slug: 'linen-journal', category: 'culture',
    title: '布面手账本 A5 平摊 320 页', subtitle: '一天一页，写满一年',
    points: ['180° 平摊', '100g 道林纸', '布面烫金', '双书签'], role: 'profit', unit: '本', dims: ['颜色', '内页'],
    skus: [
      { spec: '墨夜/横线', price: 4900, market: 6900, cost: 1900, stock: 300, grams: 460 },
      { spec: '墨夜/点阵', price: 4900, market: 6900, cost: 1900, stock: 320, grams: 460 },
      { spec: '米麻/点阵', price: 4900, market: 6900, cost: 1900, stock: 260, grams: 460 },
    ],
    story: ['锁线装订，翻到哪一页都摊得平。纸面微黄，钢笔不洇。', '封面只烫了一枚叶脉，剩下的留给你。'],
    table: [['开本', 'A5'], ['页数', '320 页'], ['纸张', '100g 道林纸'], ['装订', '锁线平摊'], ['配件', '书签带 × 2']],
    notice: '布面浅色请避免沾墨。', label: '布面手账', pack: 'tag', art: ['📓', '✒️', '🍂'], sales: 2150,
    reviews: [[5, '写钢笔完全不透，纸感舒服。'], [5, '摊平很彻底。']],
  }),
  product({
    slug: 'festival-gift-box', category: 'flowers',
    title: '节令礼盒 四时有礼', subtitle: '茶、蜜、点心与一支香',
    points: ['当季四件', '手写贺卡代书', '一件代发', '可分送多地址'], role: 'strategic', unit: '盒', dims: ['规格'], freight: 'free',
    skus: [
      { spec: '雅集款', price: 36900, market: 46900, cost: 15000, stock: 160, grams: 2300 },
      { spec: '尊享款', price: 69900, market: 88900, cost: 29000, stock: 80, grams: 3600, rateBps: 1200 },
    ],
    story: ['春有绿茶与青团，夏有冷泡与果脯，秋有桂花与月饼，冬有坚果与热红茶。一年四次，跟着节气换。', '写下你想说的话，我们用钢笔誊好，放在盒子中央。'],
    table: [['内含', '茶、蜜、点心、香薰四件'], ['贺卡', '手写代书，80 字内'], ['礼袋', '随盒附赠'], ['发货', '48 小时内，可预约日期'], ['分送', '支持一单多地址']],
    notice: '礼盒内容随节气更换，以下单页说明为准。', label: '四时有礼', pack: 'box', art: ['🎁', '🎀', '✨'], sales: 820,
    reviews: [[5, '公司给客户订了三十份，分了十几个地址，一个没错。'], [5, '卡片字写得真好看。']],
  }),
  product({
    slug: 'fresh-bouquet', category: 'flowers', freight: 'cold-chain',
    title: '周花 混合鲜花 一束到家', subtitle: '每周一，把春天插进瓶里',
    points: ['昆明基地直发', '醒花营养液', '鲜活保障', '可随时暂停'], role: 'traffic', unit: '束', dims: ['次数'],
    skus: [
      { spec: '单次', price: 3990, market: 5900, cost: 2200, stock: 400, grams: 900 },
      { spec: '每月四次', price: 13900, market: 19900, cost: 8200, stock: 300, grams: 3600 },
    ],
    story: ['周六剪枝，周一到家。花头没有全开，留三天给你看它慢慢开。', '斜剪、深水、换水，卡片上写得清楚，第一次插花也不怕。'],
    table: [['花材', '当季 3–4 种，8–12 支'], ['产地', '云南昆明'], ['瓶插期', '约 5–7 天'], ['配件', '营养液、养护卡'], ['配送', '冷链']],
    notice: '花材随季节搭配，图片仅供参考。', label: '每周一束', pack: 'tag', art: ['💐', '🌷', '💧'], sales: 3140,
    reviews: [[5, '上个月的洋牡丹开了九天。'], [5, '每周一收到花，周一都没那么难了。']],
  }),
  product({
    slug: 'mantel-clock', category: 'culture', alsoIn: ['living'],
    title: '胡桃木座钟 静音扫秒', subtitle: '时间，也可以好看',
    points: ['黑胡桃实木', '静音机芯', '弧面玻璃', '手工打蜡'], role: 'strategic', unit: '座', dims: ['尺寸'],
    skus: [
      { spec: '18cm', price: 26900, market: 35900, cost: 11800, stock: 70, grams: 1200 },
      { spec: '24cm', price: 36900, market: 48900, cost: 16200, stock: 40, grams: 2000 },
    ],
    story: ['整块胡桃木弯成拱形，木纹从一侧走到另一侧没有断。', '秒针是扫着走的，夜里听不见。放在书架上，就是家的一角。'],
    table: [['材质', '北美黑胡桃'], ['机芯', '石英静音扫秒'], ['镜面', '弧面玻璃'], ['电池', '五号 1 节（不含）'], ['养护', '避免暴晒与潮湿']],
    notice: '天然木材，纹理与色泽每座不同。', label: '胡桃座钟', pack: 'box', art: ['🕰️', '📚', '🪴'], sales: 310,
    reviews: [[5, '木头的质感没得说，夜里很安静。'], [5, '搬新家的礼物，收到的人很喜欢。']],
  }),
];
