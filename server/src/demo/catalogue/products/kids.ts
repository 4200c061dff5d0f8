import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 母婴亲子. */
export const KIDS_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'glass-bottle', category: 'baby',
    title: '高硼硅玻璃奶瓶 宽口径', subtitle: '耐冷热，刻度看得清',
    points: ['高硼硅玻璃', '宽口易清洗', '慢流速奶嘴', '硅胶防摔套'], role: 'profit', unit: '支', dims: ['容量'],
    skus: [
      { spec: '120ml', price: 6900, market: 9900, cost: 2900, stock: 300, grams: 260 },
      { spec: '240ml', price: 7900, market: 11900, cost: 3400, stock: 360, grams: 340 },
      { spec: '120ml + 240ml', price: 13900, market: 21800, cost: 6200, stock: 160, grams: 600 },
    ],
    story: ['从冷水到沸水都稳，瓶身弧度刚好让小手抱住。', '刻度是烧进玻璃里的，洗多少次都不掉。宽口一伸手就能擦到底。'],
    table: [['瓶身', '高硼硅玻璃'], ['奶嘴', '液态硅胶'], ['适用', '0 个月以上'], ['消毒', '煮沸、蒸汽均可'], ['执行标准', 'GB 4806.5、GB 4806.2']],
    notice: '请在成人看护下使用，使用前检查瓶身有无裂纹。', label: '玻璃奶瓶', pack: 'box', art: ['🍼', '👶', '⭐'], sales: 1450,
    reviews: [[5, '瓶身手感好，洗起来真的方便。'], [5, '防摔套救过一次。']],
  }),
  product({
    slug: 'teddy-bear', category: 'play', alsoIn: ['flowers'],
    title: '抱抱熊毛绒玩偶 陪睡款', subtitle: '把一个拥抱放在枕边',
    points: ['短绒不易掉毛', 'PP 棉填充', '刺绣五官', '可机洗'], role: 'profit', unit: '只', dims: ['尺寸'],
    skus: [
      { spec: '35cm', price: 7900, market: 10900, cost: 2900, stock: 320, grams: 420 },
      { spec: '55cm', price: 12900, market: 17900, cost: 5100, stock: 220, grams: 900 },
      { spec: '80cm', price: 19900, market: 27900, cost: 8200, stock: 100, grams: 1800 },
    ],
    story: ['五官是一针一针绣的，没有会掉的小零件；绒面剪到三毫米，抱久了也不毛躁。', '脏了套进洗衣袋，三十度轻柔洗，晾干拍一拍又是新的。'],
    table: [['面料', '短毛绒'], ['填充', 'PP 棉'], ['适用', '12 个月以上'], ['洗涤', '30℃ 轻柔机洗'], ['执行标准', 'GB 6675']],
    notice: '真空压缩发货，收到后拍打晾放半天即可回弹。', label: '抱抱熊', pack: 'tag', art: ['🧸', '🎀', '⭐'], sales: 3320,
    reviews: [[5, '女儿给它起名叫豆豆，每天抱着睡。'], [5, '洗过一次没变形。']],
  }),
  product({
    slug: 'wooden-puzzle', category: 'play',
    title: '榉木拼图 动物认知 6 套', subtitle: '一块一块，拼出专注的下午',
    points: ['榉木边角磨圆', '水性漆', '难度递进', '布袋收纳'], role: 'profit', unit: '套', dims: ['难度'],
    skus: [
      { spec: '启蒙 2–3 岁', price: 4900, market: 6900, cost: 2000, stock: 360, grams: 520 },
      { spec: '进阶 3–5 岁', price: 5900, market: 7900, cost: 2400, stock: 340, grams: 640 },
    ],
    story: ['从三块到十二块，六幅图由易到难，孩子自己会往上挑。', '边角磨到指腹滑过没有阻力，水性漆，无刺鼻气味。'],
    table: [['材质', '榉木'], ['涂层', '水性漆'], ['适用', '24 个月以上'], ['数量', '6 幅'], ['执行标准', 'GB 6675']],
    notice: '含小零件，三岁以下请在看护下使用。', label: '榉木拼图', pack: 'box', art: ['🧩', '🐰', '⭐'], sales: 1780,
    reviews: [[5, '两岁半能自己拼完三块的了。'], [5, '没有味道，边角很光滑。']],
  }),
  product({
    slug: 'washable-crayon', category: 'play',
    title: '可水洗蜡笔 24 色 大头款', subtitle: '画到墙上也不慌',
    points: ['温水可擦洗', '三角防滚笔身', '不断芯', '收纳铁盒'], role: 'traffic', unit: '盒', dims: ['颜色数'],
    skus: [
      { spec: '12 色', price: 1990, market: 2900, cost: 850, stock: 900, grams: 260 },
      { spec: '24 色', price: 3290, market: 4900, cost: 1450, stock: 700, grams: 460 },
      { spec: '36 色', price: 4590, market: 6900, cost: 2100, stock: 300, grams: 680 },
    ],
    story: ['孩子的第一面画布常常是墙。这一盒，湿毛巾一擦就干净。', '笔身三角形，不会滚下桌；粗一点，刚好让小手握住。'],
    table: [['颜色', '12 / 24 / 36'], ['适用', '36 个月以上'], ['清洗', '湿巾或温水'], ['执行标准', 'GB 21027、GB 6675'], ['包装', '铁盒']],
    notice: '部分壁纸吸色，请先在角落试擦。', label: '水洗蜡笔', pack: 'tin', art: ['🖍️', '🎨', '🌈'], sales: 4410,
    reviews: [[5, '沙发上的画擦掉了，谢天谢地。'], [5, '颜色很鲜艳，笔不容易断。']],
  }),
  product({
    slug: 'rainbow-kite', category: 'play', alsoIn: ['outdoor'],
    title: '彩虹风筝 免工具安装 配 100 米线', subtitle: '等一个有风的周末',
    points: ['碳纤维骨架', '格子布抗撕', '微风起飞', '三分钟组装'], role: 'traffic', unit: '套', dims: ['款式'],
    skus: [
      { spec: '菱形彩虹', price: 2990, market: 4500, cost: 1200, stock: 460, grams: 260 },
      { spec: '长尾飘带', price: 3590, market: 5500, cost: 1500, stock: 300, grams: 320 },
    ],
    story: ['骨架是碳纤维，轻，三级风就能起来。尾巴拖在天上，像一笔没画完的彩虹。', '线轴带把手，孩子自己也收得动。'],
    table: [['骨架', '碳纤维'], ['面料', '格子布'], ['尺寸', '90 × 120cm'], ['线长', '100m'], ['适合', '3–5 级风']],
    notice: '请在空旷处放飞，远离电线与道路。', label: '彩虹风筝', pack: 'tag', art: ['🪁', '☁️', '🌱'], sales: 2090,
    reviews: [[5, '一次就飞起来了，爸爸比孩子还开心。'], [4, '线轴把手可以再大一点。']],
  }),
  product({
    slug: 'cotton-tee', category: 'baby',
    title: '新疆长绒棉儿童 T 恤 两件装', subtitle: '软得像洗过二十次',
    points: ['100% 棉', '无骨缝合', '印花不硬挺', 'A 类标准'], role: 'profit', unit: '组', dims: ['颜色', '身高'],
    skus: [
      { spec: '新芽绿/100', price: 8900, market: 12900, cost: 3600, stock: 160, grams: 240 },
      { spec: '新芽绿/120', price: 8900, market: 12900, cost: 3700, stock: 180, grams: 260 },
      { spec: '云朵白/100', price: 8900, market: 12900, cost: 3600, stock: 200, grams: 240 },
      { spec: '云朵白/120', price: 8900, market: 12900, cost: 3700, stock: 190, grams: 260 },
      { spec: '云朵白/140', price: 9900, market: 13900, cost: 4000, stock: 120, grams: 290 },
    ],
    story: ['用的是长绒棉，纤维长，洗十次也不起毛球。领口双层，孩子拽也不松。', '缝线朝外压平，贴身那面摸不到线头。'],
    table: [['面料', '100% 棉'], ['克重', '190g/㎡'], ['安全类别', 'A 类'], ['洗涤', '30℃ 反面机洗'], ['数量', '两件']],
    notice: '请按身高选码，介于两码之间选大。', label: '长绒棉', pack: 'tag', art: ['👕', '🌱', '☁️'], sales: 2640,
    reviews: [[5, '很软，孩子说不扎。'], [5, '洗了五六次领口没变形。']],
  }),
];
