import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 美护个护. */
export const BEAUTY_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'velvet-lipstick', category: 'makeup',
    title: '丝绒雾面口红 四色', subtitle: '薄涂是气色，厚涂是气场',
    points: ['细腻雾面', '一抹显色', '磁吸金属管', '四个日常色'], role: 'profit', unit: '支', dims: ['色号'], rateBps: 2500,
    skus: [
      { spec: '01 枫叶', price: 9900, market: 13900, cost: 2900, stock: 220, grams: 60 },
      { spec: '02 豆沙', price: 9900, market: 13900, cost: 2900, stock: 320, grams: 60 },
      { spec: '03 莓果', price: 9900, market: 13900, cost: 2900, stock: 260, grams: 60 },
      { spec: '04 奶茶', price: 9900, market: 13900, cost: 2900, stock: 240, grams: 60 },
    ],
    story: ['粉体磨得细，膏体推开像丝绒，边缘一抿就柔。', '四个颜色都挑过黄皮试色，上班、约会、拍证件照，各有一支顺手的。'],
    table: [['净含量', '3.2g'], ['质地', '雾面'], ['管身', '锌合金磁吸'], ['保质期', '三年，开封 12 个月'], ['备案', '国产普通化妆品，备案信息见外盒']],
    notice: '颜色因屏幕与光线略有差异；请先在手腕内侧试用。', label: '丝绒口红', pack: 'box', art: ['💄', '🌹', '✨'], sales: 3460,
    reviews: [[5, '豆沙色绝了，素颜涂也不突兀。'], [5, '合盖那一下磁吸声很舒服。'], [4, '颜色美，吃饭会掉一些。']],
  }),
  product({
    slug: 'body-lotion', category: 'care',
    title: '白桃身体乳 保湿滋润 300ml', subtitle: '洗完澡三分钟，一层薄薄的桃子味',
    points: ['乳木果油', '易推开不黏', '白桃清香', '按压泵头'], role: 'traffic', unit: '瓶', dims: ['规格'],
    skus: [
      { spec: '300ml', price: 3990, market: 6900, cost: 1500, stock: 800, grams: 380 },
      { spec: '300ml × 2', price: 6990, market: 13800, cost: 2900, stock: 400, grams: 740 },
    ],
    story: ['推开像水一样薄，半分钟就能穿睡衣。', '桃子香是淡的，第二天早上靠近手腕还有一点。'],
    table: [['净含量', '300ml'], ['主要成分', '水、甘油、乳木果油'], ['适用', '身体皮肤'], ['保质期', '三年'], ['用法', '沐浴后取适量均匀涂抹']],
    notice: '如有不适请停止使用。', label: '白桃身体乳', pack: 'jar', art: ['🧴', '🍑', '🌸'], sales: 5690,
    reviews: [[5, '秋冬用刚好，味道好闻。'], [5, '不黏，涂完就能睡。']],
  }),
  product({
    slug: 'sonic-toothbrush', category: 'care',
    title: '声波电动牙刷 轻量款', subtitle: '三档力度，出差也带得走',
    points: ['三档模式', '续航约 60 天', 'IPX7 防水', '细软刷毛'], role: 'strategic', unit: '支', dims: ['颜色'],
    skus: [
      { spec: '珊瑚红', price: 16900, market: 25900, cost: 7200, stock: 240, grams: 320 },
      { spec: '月光白', price: 16900, market: 25900, cost: 7200, stock: 300, grams: 320 },
      { spec: '雾霾蓝', price: 16900, market: 25900, cost: 7200, stock: 260, grams: 320 },
    ],
    story: ['第一次用电动牙刷的人，多半怕麻。它从轻柔档开始，一周自动加一点力。', '充一次电够两个月，磁吸旅行盒，随手丢进行李箱。'],
    table: [['振频', '约 31000 次／分'], ['续航', '每日两次约 60 天'], ['防水', 'IPX7'], ['充电', 'USB-C'], ['保修', '一年']],
    notice: '刷头建议每三个月更换。', label: '声波牙刷', pack: 'box', art: ['🪥', '💧', '🫧'], sales: 1930,
    reviews: [[5, '轻，握着不累，充电口终于是 Type-C。'], [5, '爸妈也学会用了。']],
  }),
  product({
    slug: 'rose-hydrosol', category: 'care',
    title: '平阴玫瑰纯露 喷雾 150ml', subtitle: '一斤花，一瓶露',
    points: ['重瓣玫瑰蒸馏', '配料只有玫瑰花水', '细雾喷头', '避光玻璃瓶'], role: 'profit', unit: '瓶', dims: ['规格'],
    skus: [
      { spec: '150ml', price: 6900, market: 9900, cost: 2600, stock: 360, grams: 300 },
      { spec: '150ml × 2', price: 12800, market: 19800, cost: 5100, stock: 180, grams: 590 },
    ],
    story: ['五月清晨四点，花瓣上的露水还没干，就进了铜锅。', '雾化得细，落在脸上像一层薄纱。空调房里，午后补一次。'],
    table: [['产地', '山东平阴'], ['成分', '玫瑰花水'], ['净含量', '150ml'], ['保质期', '两年，开封 6 个月'], ['备案', '国产普通化妆品，备案信息见外盒']],
    notice: '敏感皮肤请先做局部测试。', label: '玫瑰纯露', pack: 'jar', art: ['🌹', '💧', '🌸'], sales: 2280,
    reviews: [[5, '是鲜玫瑰的味道，带一点青草气。'], [5, '喷头很细，不会湿一脸。']],
  }),
  product({
    slug: 'peach-soap', category: 'care',
    title: '手工冷制皂 四季花草', subtitle: '四块皂，四个季节',
    points: ['冷制熟成 45 天', '植物油基底', '绵密泡沫', '棉绳可悬挂'], role: 'traffic', unit: '组', dims: ['规格'],
    skus: [
      { spec: '单块（随机）', price: 990, market: 1900, cost: 420, stock: 1600, grams: 110 },
      { spec: '四块礼组', price: 4590, market: 7600, cost: 1900, stock: 420, grams: 430 },
    ],
    story: ['春是樱花，夏是薄荷，秋是桂子，冬是雪松。冷制法不加热，等四十五天慢慢熟成。', '泡沫细，冲得净，洗完手背不紧。'],
    table: [['净重', '100g／块'], ['基底', '橄榄油、椰子油'], ['熟成', '45 天'], ['保质期', '两年'], ['用法', '起泡后清洁手部与身体']],
    notice: '手工切块，重量误差 ±5g；使用后请沥干。', label: '四季花皂', pack: 'box', art: ['🧼', '🌸', '🌿'], sales: 6120,
    reviews: [[5, '9.9 试了单块，第二天就回来买四块装。'], [5, '泡泡很细，味道自然。']],
  }),
  product({
    slug: 'gilded-mirror', category: 'makeup',
    title: '复古花边化妆镜 台式', subtitle: '梳妆台上的一面小窗',
    points: ['高清镀银镜面', '360° 旋转', '烤漆金边', '稳重底座'], role: 'profit', unit: '面', dims: ['颜色'],
    skus: [
      { spec: '香槟金', price: 8900, market: 12900, cost: 3700, stock: 160, grams: 1100 },
      { spec: '奶油白', price: 8900, market: 12900, cost: 3700, stock: 140, grams: 1100 },
    ],
    story: ['花瓣形的金边借了旧时梳妆匣的样子，镜面却是新的：镀银五层，照人不变形。', '转到任意角度都停得住，晨光里描眉，晚灯下卸妆。'],
    table: [['镜面', '5 层镀银'], ['直径', '20cm'], ['框体', '锌合金烤漆'], ['旋转', '360°'], ['包装', '蜂窝防震']],
    notice: '玻璃制品，请轻拿轻放，破损包赔。', label: '花边镜', pack: 'box', art: ['🪞', '💄', '🌹'], sales: 940,
    reviews: [[5, '很重很稳，照得清楚。'], [5, '金边不俗气，放在那儿就好看。']],
  }),
  product({
    slug: 'sandalwood-comb', category: 'care', alsoIn: ['culture'],
    title: '紫光檀木梳 宽齿 可刻字', subtitle: '一梳，梳顺一天',
    points: ['整木开料', '手工打磨圆齿', '不易起静电', '免费刻四字'], role: 'profit', unit: '把', dims: ['刻字'],
    skus: [
      { spec: '不刻字', price: 7900, market: 10900, cost: 2900, stock: 260, grams: 140 },
      { spec: '刻四字', price: 8900, market: 11900, cost: 3300, stock: 220, grams: 140 },
    ],
    story: ['一块整料开成一把梳，从锯齿到抛光二十七道手工，齿尖圆润不刮头皮。', '木头越用越亮。刻上名字，是一件可以用很多年的礼物。'],
    table: [['材质', '紫光檀'], ['尺寸', '16.5 × 5.5cm'], ['齿型', '宽齿'], ['养护', '避水，偶尔擦橄榄油'], ['刻字', '激光，四字以内']],
    notice: '刻字商品为定制，不支持七天无理由退货。', label: '檀木梳', pack: 'tag', art: ['🪮', '🌿', '🎀'], sales: 1120,
    reviews: [[5, '齿很圆，卷发也不扯。'], [5, '给妈妈刻了名字，她很喜欢。']],
  }),
];
