import { product } from '../build.js';
import type { DemoProduct } from '../types.js';

/** 运动户外. */
export const SPORT_PRODUCTS: readonly DemoProduct[] = [
  product({
    slug: 'running-shoe', category: 'fitness',
    title: '轻云缓震跑鞋 男女同款', subtitle: '每一步，都有一点往前的力',
    points: ['单只约 230g', '发泡缓震中底', '一体飞织鞋面', '耐磨橡胶底'], role: 'strategic', unit: '双', dims: ['颜色', '尺码'], rateBps: 1200,
    skus: [
      { spec: '薰衣草/37', price: 32900, market: 45900, cost: 15800, stock: 60, grams: 760 },
      { spec: '薰衣草/38', price: 32900, market: 45900, cost: 15800, stock: 80, grams: 780 },
      { spec: '薰衣草/42', price: 32900, market: 45900, cost: 15800, stock: 90, grams: 860 },
      { spec: '月岩灰/38', price: 32900, market: 45900, cost: 15800, stock: 70, grams: 780 },
      { spec: '月岩灰/42', price: 32900, market: 45900, cost: 15800, stock: 100, grams: 860 },
    ],
    story: ['脚掌落地时先软后弹，中底把冲击慢慢还给你。', '鞋面一体飞织，没有压线磨脚的地方。通勤、慢跑、逛一下午，都不累。'],
    table: [['鞋面', '飞织'], ['中底', '轻质发泡'], ['落差', '8mm'], ['重量', '42 码单只约 230g'], ['场景', '慢跑、通勤']],
    notice: '尺码标准，脚背偏高建议选大半码。', label: '轻云跑鞋', pack: 'box', art: ['👟', '☁️', '💨'], sales: 980,
    reviews: [[5, '五公里下来脚不累，鞋很轻。'], [4, '颜色比图上浅，好看。']],
  }),
  product({
    slug: 'camp-tent', category: 'outdoor',
    title: '三季自动帐篷 3–4 人 双层', subtitle: '五分钟，在草地上有个家',
    points: ['液压自动撑开', '双层防雨', '四面透气', '收纳 70cm'], role: 'strategic', unit: '顶', dims: ['规格'],
    skus: [
      { spec: '3–4 人', price: 39900, market: 52900, cost: 19800, stock: 80, grams: 4200 },
      { spec: '5–6 人', price: 49900, market: 66900, cost: 25500, stock: 50, grams: 5600 },
    ],
    story: ['拉一下中轴，骨架自己站起来。外帐涂层防雨，内帐全纱网，夜里躺着能看星星。', '底布加厚，露水不返潮。收起来只有一只登山包那么长。'],
    table: [['外帐', '210T 涤纶 PU3000'], ['底布', '牛津布 PU3000'], ['撑杆', '玻纤'], ['展开尺寸', '240 × 210 × 135cm'], ['重量', '约 4.2kg']],
    notice: '请勿在帐内使用明火；大风天请打满地钉。', label: '三季帐篷', pack: 'tag', art: ['⛺', '🌲', '🔥'], sales: 620,
    reviews: [[5, '一个人就能搭，夜里下小雨没漏。'], [5, '孩子在里面睡得特别香。']],
  }),
  product({
    slug: 'day-backpack', category: 'outdoor',
    title: '城市轻旅双肩包 20L 防泼水', subtitle: '上班也能装下一次出走',
    points: ['防泼水面料', '15 寸电脑仓', '透气背负', '行李箱固定带'], role: 'profit', unit: '只', dims: ['颜色'],
    skus: [
      { spec: '石榴红', price: 15900, market: 21900, cost: 6800, stock: 160, grams: 780 },
      { spec: '海军蓝', price: 15900, market: 21900, cost: 6800, stock: 200, grams: 780 },
      { spec: '岩石黑', price: 15900, market: 21900, cost: 6800, stock: 240, grams: 780 },
    ],
    story: ['二十升，刚好是一台电脑加两天的换洗。', '肩带里垫了蜂窝棉，背一天不勒。侧袋深，保温杯不会掉。'],
    table: [['面料', '防泼水尼龙'], ['容量', '20L'], ['尺寸', '44 × 29 × 15cm'], ['电脑仓', '15.6 寸以内'], ['重量', '约 780g']],
    notice: '防泼水不等于防水，暴雨请加雨罩。', label: '轻旅背包', pack: 'tag', art: ['🎒', '🗺️', '🧭'], sales: 1530,
    reviews: [[5, '走线很工整，拉链顺。'], [5, '下小雨背着走回家，里面是干的。']],
  }),
  product({
    slug: 'badminton-set', category: 'fitness',
    title: '全碳素羽毛球拍 对拍套装', subtitle: '约一个会还球的朋友',
    points: ['全碳一体', '约 78g', '已穿线 24 磅', '送球 3 只与拍包'], role: 'profit', unit: '套', dims: ['颜色'],
    skus: [
      { spec: '蓝银对拍', price: 19900, market: 28900, cost: 8600, stock: 140, grams: 720 },
      { spec: '红黑对拍', price: 19900, market: 28900, cost: 8600, stock: 120, grams: 720 },
    ],
    story: ['中杆偏弹，新手借得上力，老手也压得住。', '两支拍、三只球、一个包，今晚下楼就能打。'],
    table: [['材质', '高模量碳纤维'], ['重量', '78±2g'], ['平衡点', '295mm'], ['磅数', '24 磅已穿'], ['配件', '球 × 3、拍包 × 1']],
    notice: '请勿拍框相碰，低温环境易脆裂。', label: '碳素对拍', pack: 'box', art: ['🏸', '⭐', '💨'], sales: 1110,
    reviews: [[5, '比家里的旧拍轻太多，手腕舒服。'], [5, '线的手感不错，声音清脆。']],
  }),
  product({
    slug: 'street-basketball', category: 'fitness',
    title: '7 号室内外篮球 吸湿手感', subtitle: '粘手不打滑的那一颗',
    points: ['吸湿 PU', '深沟纹', '丁基内胆', '送气筒气针'], role: 'traffic', unit: '只', dims: ['规格'],
    skus: [
      { spec: '5 号 儿童', price: 6900, market: 9900, cost: 2900, stock: 260, grams: 620 },
      { spec: '7 号 标准', price: 7900, market: 11900, cost: 3400, stock: 420, grams: 760 },
    ],
    story: ['球皮会吸一点手汗，越打越涩手。纹路深，后仰也抓得住。', '丁基内胆锁气，一个月打一次气就够。'],
    table: [['球皮', '吸湿 PU'], ['内胆', '丁基橡胶'], ['规格', '5 号 / 7 号'], ['场地', '室内外水泥、木地板'], ['配件', '气筒、气针、网袋']],
    notice: '发货为半气状态，请充至按压微陷。', label: '吸湿篮球', pack: 'tag', art: ['🏀', '🔥', '⭐'], sales: 2870,
    reviews: [[5, '手感确实好，水泥地打了一个月没掉皮。'], [5, '弹性稳定。']],
  }),
  product({
    slug: 'hiking-boot', category: 'outdoor',
    title: '中帮徒步鞋 防水耐磨', subtitle: '山路长，脚下要踏实',
    points: ['防水透湿膜', '中帮护踝', '深齿大底', '防撞鞋头'], role: 'profit', unit: '双', dims: ['尺码'],
    skus: [
      { spec: '38', price: 36900, market: 49900, cost: 17600, stock: 50, grams: 980 },
      { spec: '40', price: 36900, market: 49900, cost: 17600, stock: 60, grams: 1060 },
      { spec: '42', price: 36900, market: 49900, cost: 17600, stock: 80, grams: 1140 },
      { spec: '44', price: 36900, market: 49900, cost: 17600, stock: 40, grams: 1220 },
    ],
    story: ['蹚过一条浅溪，袜子还是干的。中帮托着脚踝，碎石坡上也敢迈步。', '大底齿深五毫米，泥地咬得住，柏油路也不硌。'],
    table: [['鞋面', '反绒皮 + 尼龙'], ['防水', '防水透湿膜'], ['大底', '橡胶 5mm 齿深'], ['重量', '42 码单只约 560g'], ['场景', '徒步、露营']],
    notice: '建议配合厚袜，选大半码。', label: '徒步鞋', pack: 'box', art: ['🥾', '🌲', '🪨'], sales: 740,
    reviews: [[5, '走了一趟武功山，没磨脚。'], [5, '防水是真的，踩水坑没事。']],
  }),
];
