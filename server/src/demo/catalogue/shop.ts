import { fen } from '@yimai/shared/kernel/money';
import type { DemoBanner, DemoCategory, DemoCoupon, DemoFreightTemplate, DemoShop } from './types.js';

export const DEMO_SHOP: DemoShop = {
  name: '一脉优选',
  slogan: '好物有源，分享有脉',
  intro: '一脉优选从产地和工坊里挑东西：时令的鲜果、守时的茶、经得起用的日常器物。每一件都由买手自己先用过一个月，再放上货架。喜欢就告诉朋友，成交后的佣金，一分一厘都写得清楚。',
  servicePromises: ['48 小时内发货', '七天无理由（鲜活定制除外）', '坏果按比例赔付', '佣金明细可查'],
  serviceHours: '每日 9:00–22:00',
  servicePhone: '400-000-0000',
  address: '浙江省杭州市余杭区一脉生活仓',
  announcements: ['新客注册即领满 99 减 20 礼券', '新疆、西藏等地区的运费以结算页为准', '生鲜每日 16:00 前付款，当日发出'],
  searchHints: ['桂花乌龙', '草莓', '坚果礼盒', '手账本', '帐篷'],
};

/** Two levels; goods hang on the second. */
export const DEMO_CATEGORIES: readonly DemoCategory[] = [
  { slug: 'tea', name: '茶饮冲调', parent: null, icon: '🍵', tagline: '一盏清欢，四时有味' },
  { slug: 'tea-leaf', name: '茗茶', parent: 'tea', icon: '🫖', tagline: '山场与手工' },
  { slug: 'tea-drink', name: '咖啡冲饮', parent: 'tea', icon: '☕', tagline: '随手一杯' },
  { slug: 'fresh', name: '生鲜果品', parent: null, icon: '🍓', tagline: '跟着时令吃' },
  { slug: 'fruit', name: '时令鲜果', parent: 'fresh', icon: '🥝', tagline: '产地直发' },
  { slug: 'farm', name: '田园生鲜', parent: 'fresh', icon: '🌽', tagline: '土里的好滋味' },
  { slug: 'snack', name: '零食坚果', parent: null, icon: '🥜', tagline: '嘴边的小快乐' },
  { slug: 'nuts', name: '坚果炒货', parent: 'snack', icon: '🌰', tagline: '轻烘原香' },
  { slug: 'bakery', name: '糕点糖巧', parent: 'snack', icon: '🍪', tagline: '手作甜点' },
  { slug: 'home', name: '家居日用', parent: null, icon: '🪴', tagline: '把日子过细' },
  { slug: 'living', name: '居家布置', parent: 'home', icon: '🕯️', tagline: '香气与收纳' },
  { slug: 'kitchen', name: '餐厨茶器', parent: 'home', icon: '🍳', tagline: '一日三餐的器物' },
  { slug: 'beauty', name: '美护个护', parent: null, icon: '💄', tagline: '温柔对待自己' },
  { slug: 'care', name: '身体护理', parent: 'beauty', icon: '🧴', tagline: '洗护日常' },
  { slug: 'makeup', name: '彩妆香氛', parent: 'beauty', icon: '🪞', tagline: '好气色' },
  { slug: 'kids', name: '母婴亲子', parent: null, icon: '🧸', tagline: '陪他慢慢长大' },
  { slug: 'baby', name: '婴童用品', parent: 'kids', icon: '🍼', tagline: '柔软安心' },
  { slug: 'play', name: '益智玩具', parent: 'kids', icon: '🧩', tagline: '玩得专注' },
  { slug: 'sport', name: '运动户外', parent: null, icon: '👟', tagline: '去有风的地方' },
  { slug: 'outdoor', name: '露营徒步', parent: 'sport', icon: '⛺', tagline: '周末出走' },
  { slug: 'fitness', name: '运动装备', parent: 'sport', icon: '🏸', tagline: '动起来' },
  { slug: 'gift', name: '文创礼物', parent: null, icon: '🎁', tagline: '心意有形状' },
  { slug: 'culture', name: '国风文创', parent: 'gift', icon: '🏮', tagline: '手艺与东方' },
  { slug: 'flowers', name: '鲜花礼盒', parent: 'gift', icon: '💐', tagline: '给重要的人' },
];

export const DEMO_BANNERS: readonly DemoBanner[] = [
  { slug: 'osmanthus', headline: '秋日一盏 桂花开', subline: '茗茶与茶器 满 199 减 30', action: '去品茶', target: { kind: 'category', category: 'tea' } },
  { slug: 'orchard', headline: '枝头鲜 到家甜', subline: '时令鲜果 产地冷链直发', action: '尝时鲜', target: { kind: 'category', category: 'fruit' } },
  { slug: 'gift-season', headline: '心意成礼 四时有信', subline: '坚果与节令礼盒 可分送多地址', action: '挑礼物', target: { kind: 'product', product: 'festival-gift-box' } },
  { slug: 'partner', headline: '好物同享 一脉相连', subline: '免费加入推广伙伴 佣金逐笔可查', action: '了解规则', target: { kind: 'recruit' } },
];

/** `big-hundred` with a ¥299 and a ¥99 line is the golden allocation 7513/2487. */
export const DEMO_COUPONS: readonly DemoCoupon[] = [
  { slug: 'newcomer', name: '新客见面礼', thresholdFen: fen(9900), amountFen: fen(2000), scope: { kind: 'shop' }, grant: 'newcomer', total: 100_000, perMember: 1, validDays: 14, description: '注册后自动到账，全场通用，每人一张。' },
  { slug: 'spend-199', name: '满 199 减 30', thresholdFen: fen(19900), amountFen: fen(3000), scope: { kind: 'shop' }, grant: 'claim', total: 5000, perMember: 3, validDays: 30, description: '全场通用，不与其他券叠加。' },
  { slug: 'big-hundred', name: '满 299 减 100', thresholdFen: fen(29900), amountFen: fen(10000), scope: { kind: 'shop' }, grant: 'claim', total: 800, perMember: 1, validDays: 10, description: '限量 800 张，领完即止，每人一张。' },
  { slug: 'tea-time', name: '茶饮满 99 减 15', thresholdFen: fen(9900), amountFen: fen(1500), scope: { kind: 'category', category: 'tea' }, grant: 'claim', total: 3000, perMember: 2, validDays: 21, description: '茶饮冲调类商品可用。' },
  { slug: 'fresh-week', name: '鲜果满 69 减 10', thresholdFen: fen(6900), amountFen: fen(1000), scope: { kind: 'category', category: 'fresh' }, grant: 'claim', total: 4000, perMember: 2, validDays: 7, description: '生鲜果品类商品可用。' },
  { slug: 'friend-gift', name: '好友专享 满 149 减 20', thresholdFen: fen(14900), amountFen: fen(2000), scope: { kind: 'shop' }, grant: 'distributor', total: 2000, perMember: 1, validDays: 7, description: '由推广伙伴赠送，七日内有效。' },
  { slug: 'teapot-hundred', name: '胭脂茶壶 立减 60', thresholdFen: fen(36900), amountFen: fen(6000), scope: { kind: 'product', product: 'rouge-teapot' }, grant: 'claim', total: 100, perMember: 1, validDays: 30, description: '仅限胭脂釉手作茶壶使用。' },
];

const REMOTE = ['内蒙古自治区', '西藏自治区', '青海省', '宁夏回族自治区', '新疆维吾尔自治区'] as const;
const ISLANDS = ['海南省', '甘肃省'] as const;
const OVERSEAS = ['台湾省', '香港特别行政区', '澳门特别行政区'] as const;

export const DEMO_FREIGHT_TEMPLATES: readonly DemoFreightTemplate[] = [
  {
    slug: 'standard', name: '普通快递', chargeBy: 'piece', excludedRegions: OVERSEAS,
    description: '满 99 元包邮，未满 8 元；偏远地区满 199 元包邮。',
    rules: [
      { regions: [], first: 1, firstFen: fen(800), additional: 1, additionalFen: fen(0), freeOverFen: fen(9900) },
      { regions: ISLANDS, first: 1, firstFen: fen(1000), additional: 1, additionalFen: fen(200), freeOverFen: fen(14900) },
      { regions: REMOTE, first: 1, firstFen: fen(1500), additional: 1, additionalFen: fen(500), freeOverFen: fen(19900) },
    ],
  },
  {
    slug: 'cold-chain', name: '冷链直送', chargeBy: 'piece', excludedRegions: [...OVERSEAS, '西藏自治区', '新疆维吾尔自治区'],
    description: '顺丰冷链 12 元，满 129 元包邮；部分地区不支持配送。',
    rules: [
      { regions: [], first: 1, firstFen: fen(1200), additional: 1, additionalFen: fen(300), freeOverFen: fen(12900) },
      { regions: ['内蒙古自治区', '青海省', '宁夏回族自治区', ...ISLANDS], first: 1, firstFen: fen(2400), additional: 1, additionalFen: fen(600), freeOverFen: null },
    ],
  },
  {
    slug: 'by-weight', name: '按重计费', chargeBy: 'weight', excludedRegions: OVERSEAS,
    description: '首重 3kg 8 元，续重每公斤 1.5 元，满 89 元包邮；偏远地区每公斤 6 元。',
    rules: [
      { regions: [], first: 3000, firstFen: fen(800), additional: 1000, additionalFen: fen(150), freeOverFen: fen(8900) },
      { regions: [...REMOTE, ...ISLANDS], first: 1000, firstFen: fen(1200), additional: 1000, additionalFen: fen(600), freeOverFen: null },
    ],
  },
  {
    slug: 'free', name: '全国包邮', chargeBy: 'piece', excludedRegions: OVERSEAS,
    description: '大陆地区包邮。',
    rules: [{ regions: [], first: 1, firstFen: fen(0), additional: 1, additionalFen: fen(0), freeOverFen: null }],
  },
];
