import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 家居日用. */
export const HOME_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'soy-candle', category: 'living', alsoIn: ['makeup'],
    title: '大豆蜡香薰蜡烛 雪松与无花果', subtitle: '点一支，房间就安静下来',
    points: ['天然大豆蜡', '无铅棉芯', '约 45 小时燃时', '陶杯可再用'], role: 'profit', unit: '支', dims: ['香型', '容量'],
    skus: [
      { spec: '雪松无花果/180g', price: 8900, market: 12900, cost: 3200, stock: 240, grams: 420 },
      { spec: '雪松无花果/300g', price: 12900, market: 18900, cost: 4800, stock: 140, grams: 640 },
      { spec: '白茶晨露/180g', price: 8900, market: 12900, cost: 3200, stock: 220, grams: 420 },
      { spec: '白茶晨露/300g', price: 12900, market: 18900, cost: 4800, stock: 120, grams: 640 },
    ],
    story: ['前调是雨后的无花果叶，中调雪松，尾调一点点麝香。不甜，不浓，像刚收拾好的书房。', '大豆蜡低温慢融，烟少。燃尽后洗净陶杯，插一支铅笔、养一枝绿萝都好看。'],
    table: [['材质', '大豆蜡、棉芯、陶杯'], ['燃烧时间', '180g 约 45 小时'], ['首次使用', '燃至表面完全融化'], ['灯芯', '每次修剪至 5mm'], ['产地', '江苏苏州']],
    notice: '请勿在无人看护时点燃，远离儿童与宠物。', label: '雪松无花果', pack: 'jar', art: ['🕯️', '🌿', '🪵'], sales: 1620,
    reviews: [[5, '香味高级，不冲，睡前点半小时。'], [5, '杯子很重很有质感，烧完拿来插花了。']],
  }),
  product({
    slug: 'rattan-basket', category: 'living',
    title: '手编藤篮 收纳野餐两用', subtitle: '一根藤，三天的手工',
    points: ['天然藤条', '真皮提手', '可折盖', '承重 8kg'], role: 'profit', unit: '个', dims: ['尺寸'],
    skus: [
      { spec: '小号 28cm', price: 11900, market: 15900, cost: 5200, stock: 120, grams: 700 },
      { spec: '大号 36cm', price: 16900, market: 22900, cost: 7600, stock: 90, grams: 1100 },
    ],
    story: ['藤条泡软、剖细、上篾，老手艺人一天只能编三分之一只。', '放玄关装围巾，放阳台装毛线，周末铺块布，就是野餐篮。'],
    table: [['材质', '藤条、牛皮'], ['尺寸', '28 / 36cm'], ['工艺', '手工编织'], ['养护', '避免久晒，半年擦一次植物油'], ['产地', '福建安溪']],
    notice: '手工编织，尺寸与纹理有 1–2cm 差异。', label: '手编藤篮', pack: 'tag', art: ['🧺', '🌾', '🥖'], sales: 870,
    reviews: [[5, '编得很密实，没有毛刺。'], [5, '野餐拍照很出片。']],
  }),
  product({
    slug: 'desk-plant', category: 'living',
    title: '桌面绿植 陶盆组合 好养一族', subtitle: '十天浇一次水也活得好',
    points: ['带土带盆发货', '透气陶盆', '附养护卡', '七天成活保障'], role: 'traffic', unit: '盆', dims: ['品种'],
    skus: [
      { spec: '龟背竹', price: 3900, market: 5500, cost: 1700, stock: 260, grams: 1200 },
      { spec: '琴叶榕', price: 4900, market: 6900, cost: 2200, stock: 180, grams: 1400 },
      { spec: '虎皮兰', price: 3500, market: 4900, cost: 1500, stock: 320, grams: 1100 },
    ],
    story: ['出棚前先在室内光下适应两周，到家不用缓苗，摆上桌就精神。', '素陶盆透气，不容易闷根。忘了浇水也不要紧，它比你有耐心。'],
    table: [['盆径', '12cm'], ['株高', '25–35cm'], ['光照', '明亮散射光'], ['浇水', '盆土干透再浇'], ['包装', '六面缓冲固定']],
    notice: '绿植为活体，叶片数量与形态以实物为准。', label: '桌面绿植', pack: 'tag', art: ['🪴', '🌱', '💧'], sales: 2450,
    reviews: [[5, '包得像个宝贝，一片叶子都没折。'], [4, '比想象的小一点，但很精神。']],
  }),
  product({
    slug: 'auto-umbrella', category: 'living',
    title: '全自动晴雨伞 十骨加固', subtitle: '晴天遮阳，雨天从容',
    points: ['一键开收', '黑胶防晒涂层', '十骨抗风', '伞面速干'], role: 'traffic', unit: '把', dims: ['颜色'],
    skus: [
      { spec: '鸢尾紫', price: 4990, market: 7900, cost: 2100, stock: 420, grams: 380 },
      { spec: '墨绿', price: 4990, market: 7900, cost: 2100, stock: 360, grams: 380 },
      { spec: '米杏', price: 4990, market: 7900, cost: 2100, stock: 300, grams: 380 },
    ],
    story: ['按一下撑开，再按一下收拢，地铁口人挤人的时候，这一秒很要紧。', '十根伞骨加固节点，风翻过去还能弹回来；甩两下，水珠就落干净了。'],
    table: [['伞面', '碰击布 + 黑胶涂层'], ['直径', '105cm'], ['收纳长度', '28cm'], ['伞骨', '十骨，玻纤节点'], ['UPF', '50+（按 GB/T 18830 检测）']],
    notice: '收伞时请握住伞柄压杆，避免对准他人。', label: '晴雨伞', pack: 'tag', art: ['☂️', '🌧️', '☀️'], sales: 3650,
    reviews: [[5, '大风天试过，没翻。'], [5, '颜色高级，收起来也小。']],
  }),
  product({
    slug: 'nonstick-pan', category: 'kitchen',
    title: '麦饭石色不粘煎锅 28cm', subtitle: '煎蛋滑得出去的那种锅',
    points: ['PFOA 未检出', '一体压铸锅体', '电磁炉燃气通用', '防烫木纹柄'], role: 'profit', unit: '口', dims: ['尺寸'],
    skus: [
      { spec: '24cm', price: 13900, market: 19900, cost: 6100, stock: 180, grams: 900 },
      { spec: '28cm', price: 16900, market: 23900, cost: 7400, stock: 260, grams: 1150 },
      { spec: '28cm 含盖', price: 19900, market: 27900, cost: 8900, stock: 160, grams: 1600 },
    ],
    story: ['锅底三毫米压铸铝，受热均匀，火力不用大。', '少油也能煎出完整的荷包蛋，洗的时候冲一冲擦干就好。'],
    table: [['锅体', '压铸铝'], ['涂层', '水性不粘涂层'], ['适用', '燃气灶、电磁炉'], ['重量', '28cm 约 1.1kg'], ['养护', '勿用钢丝球']],
    notice: '请避免空烧，首次使用前用温水清洗。', label: '不粘煎锅', pack: 'box', art: ['🍳', '🥚', '🌿'], sales: 1710,
    reviews: [[5, '三个月了还是不粘，煎饺底很漂亮。'], [4, '略沉，但受热匀。']],
  }),
  product({
    slug: 'rouge-teapot', category: 'kitchen', alsoIn: ['tea-leaf', 'culture'],
    title: '胭脂釉手作茶壶 一壶两杯', subtitle: '窑火里的一抹红',
    points: ['高温色釉', '手工拉坯', '出水利落', '棉麻旅行包'], role: 'strategic', unit: '套', dims: ['套装'],
    skus: [
      { spec: '单壶', price: 36900, market: 46900, cost: 15200, stock: 60, grams: 680 },
      { spec: '一壶两杯', price: 69900, market: 86900, cost: 27500, stock: 40, grams: 1100 },
    ],
    story: ['胭脂釉要在一千二百八十度里守住颜色，窑温高五度就发暗，低五度就发灰，十只里能留下六只。', '壶嘴三次修整，断水不挂滴。泡一壶桂花乌龙，釉色在茶气里更润。'],
    table: [['材质', '高岭土、胭脂釉'], ['容量', '壶 220ml，杯 60ml'], ['工艺', '手工拉坯、柴窑复烧'], ['产地', '江西景德镇'], ['清洁', '清水冲洗，勿用钢丝球']],
    notice: '手作器物，釉色与尺寸略有不同，每只独一份。', label: '胭脂茶壶', pack: 'box', art: ['🫖', '🍵', '🌸'], sales: 260,
    reviews: [[5, '釉色比图里还润，断水真的利落。'], [5, '送给新婚的朋友，她当场就泡了一壶。']],
  }),
  product({
    slug: 'bamboo-tissue', category: 'living',
    title: '竹浆本色抽纸 24 包整箱', subtitle: '柔韧不掉屑，湿水不破',
    points: ['原生竹浆', '不加荧光增白剂', '四层加厚', '亲肤柔软'], role: 'traffic', unit: '箱', dims: ['规格'], freight: 'by-weight', rateBps: 500,
    skus: [
      { spec: '18 包', price: 2990, market: 4500, cost: 2100, stock: 1500, grams: 3600 },
      { spec: '24 包', price: 3790, market: 5900, cost: 2700, stock: 1200, grams: 4800 },
    ],
    story: ['竹子三年成材，砍了还会再长。竹浆纤维长，纸面韧，擦脸擦手都不留屑。', '本色不漂白，摸起来是细细的绒感。'],
    table: [['原料', '原生竹浆'], ['规格', '100 抽（400 张）／包'], ['层数', '四层'], ['执行标准', 'GB/T 20808'], ['产地', '四川宜宾']],
    notice: '竹浆本色略有批次差异。', label: '竹浆抽纸', pack: 'box', art: ['🧻', '🎋', '🍃'], sales: 12400,
    reviews: [[5, '家里常年囤，湿水擦桌子都不破。'], [5, '没有味道，宝宝也能用。']],
  }),
];
