import { invariant } from '@yimai/shared/kernel/invariant';
import { between, pick, pickWeighted, seededRandom } from './random.js';

export type DemoChannel = 'wechat' | 'douyin' | 'h5';

export interface DemoDistributor {
  /** `d01` … */
  key: string;
  name: string;
  /** Index into the `avatar/<index>` pictures. */
  avatar: number;
  /** Key of the parent; null for those the merchant enrolled. A parent always stands earlier in the list. */
  parent: string | null;
  /** When in the history they apply, 0 = first day, 1 = last. Never before their parent. */
  joinsAt: number;
  /** How often they share where; sums to 10. */
  platforms: Readonly<Record<DemoChannel, number>>;
  /** 0 = joined and fell asleep, 10 = shares every day. */
  activity: number;
  city: string;
  /** Made-up numbers that pass the form check. */
  phone: string;
  /** Application text. */
  reason: string;
}

export interface DemoAddress {
  province: string;
  city: string;
  district: string;
  street: string;
}

export interface DemoCustomer {
  /** `c001` … */
  key: string;
  name: string;
  avatar: number;
  phone: string;
  channel: DemoChannel;
  /** Distributor whose link brought them, or null. */
  via: string | null;
  /** 0 … 1 of the history; not before `via` joined. */
  arrivesAt: number;
  address: DemoAddress;
}

type Row = readonly [
  name: string,
  parent: number,
  joinsAt: number,
  wechat: number,
  douyin: number,
  activity: number,
  city: string,
  reason: string,
];

/** `parent` counts from 1; 0 = enrolled by the merchant. H5 is what remains of ten. */
const ROWS: readonly Row[] = [
  ['林小满', 0, 0, 7, 2, 10, '杭州', '做了六年社区团购，手里有四个业主群。'],
  ['阿梨生活馆', 0, 0, 2, 7, 10, '成都', '抖音家居账号，粉丝四万。'],
  ['周砚', 0, 0, 5, 1, 9, '上海', '茶室主理人，常给客人推荐茶器。'],
  ['何晚棠', 1, 0.02, 8, 1, 9, '杭州', '小满姐带我来的，全职妈妈，时间自由。'],
  ['赵一禾', 1, 0.04, 6, 1, 8, '宁波', '幼儿园家委会，喜欢分享好用的。'],
  ['小鹿妈妈', 1, 0.06, 7, 2, 7, '绍兴', '育儿群群主。'],
  ['顾北', 2, 0.05, 1, 8, 8, '成都', '露营博主，想把同款挂出来。'],
  ['糖炒栗子', 2, 0.08, 2, 7, 7, '重庆', '美食探店，吃货一枚。'],
  ['沈知意', 3, 0.06, 5, 0, 8, '苏州', '学茶五年，周末有茶席。'],
  ['陈皮普洱', 3, 0.1, 4, 1, 6, '广州', '老茶客，朋友常找我买。'],
  ['许清和', 4, 0.12, 8, 0, 8, '杭州', '做瑜伽馆前台，会员多。'],
  ['王大橘', 4, 0.15, 6, 3, 6, '嘉兴', '养猫的自由插画师。'],
  ['苏以安', 5, 0.14, 7, 1, 7, '宁波', '小区便利店老板娘。'],
  ['梁又一', 5, 0.2, 5, 2, 4, '台州', '水果吃得多，想自己也省一点。'],
  ['阿楠', 7, 0.13, 1, 8, 7, '成都', '徒步俱乐部领队。'],
  ['蓝天野', 7, 0.18, 2, 6, 6, '贵阳', '周末带人露营。'],
  ['宋予', 9, 0.15, 6, 0, 8, '苏州', '知意姐的茶友，开了一家小书店。'],
  ['纪云舒', 9, 0.22, 5, 0, 5, '无锡', '汉服社副社长。'],
  ['小满的表妹', 11, 0.25, 8, 1, 6, '杭州', '大四，想试试做推广。'],
  ['唐果果', 8, 0.2, 2, 8, 6, '重庆', '甜品店店员，试吃视频播放不错。'],
  ['方知有', 17, 0.28, 6, 1, 7, '南京', '独立书店店员，做读书会。'],
  ['叶阿姨', 6, 0.24, 9, 0, 7, '绍兴', '广场舞队长，队员都信我。'],
  ['钱多多', 6, 0.3, 6, 2, 3, '金华', '朋友推荐。'],
  ['秦岭老张', 0, 0.1, 5, 3, 6, '西安', '蜂农，想顺便推推家乡货。'],
  ['罗小西', 24, 0.3, 4, 5, 6, '西安', '大学辅导员。'],
  ['孟夏', 12, 0.32, 6, 2, 5, '嘉兴', '手账爱好者，小红书也在写。'],
  ['江寻', 15, 0.35, 1, 8, 6, '昆明', '骑行博主。'],
  ['白露', 13, 0.34, 7, 0, 6, '宁波', '美甲店老板。'],
  ['石头爸爸', 22, 0.36, 7, 1, 5, '绍兴', '跟着叶阿姨来的，给孩子买玩具多。'],
  ['冯舟', 16, 0.4, 2, 7, 4, '贵阳', '拍山里的日子。'],
  ['谢春山', 21, 0.42, 6, 0, 6, '南京', '书法老师，文创品类熟。'],
  ['余味', 20, 0.45, 3, 6, 5, '重庆', '火锅店后厨，业余做吃播。'],
  ['薛小猫', 26, 0.48, 6, 3, 4, '嘉兴', '插画同好。'],
  ['邓禾', 28, 0.5, 7, 0, 5, '宁波', '美甲店常客变店员。'],
  ['黎明早起', 25, 0.52, 4, 4, 4, '咸阳', '晨跑团团长。'],
  ['覃小满', 27, 0.55, 1, 7, 4, '大理', '客栈老板。'],
  ['袁野', 35, 0.62, 3, 5, 3, '咸阳', '跑友介绍。'],
  ['戚七', 31, 0.6, 6, 1, 4, '镇江', '书法班学员家长。'],
  ['朱颜', 19, 0.58, 7, 2, 5, '杭州', '室友拉我一起。'],
  ['霍一诺', 2, 0.7, 2, 6, 3, '成都', '刚开始做短视频。'],
  ['邵青', 11, 0.75, 7, 0, 3, '湖州', '瑜伽馆会员。'],
  ['毛毛雨', 0, 0.8, 5, 3, 0, '武汉', '先看看。'],
];

/** Forty-two distributors, up to five deep, so that a two-level plan and its limits can be seen. */
export const DEMO_DISTRIBUTORS: readonly DemoDistributor[] = ROWS.map(
  ([name, parent, joinsAt, wechat, douyin, activity, city, reason], index) => ({
    key: distributorKey(index + 1),
    name,
    avatar: index % 40,
    parent: parent === 0 ? null : distributorKey(parent),
    joinsAt,
    platforms: { wechat, douyin, h5: 10 - wechat - douyin },
    activity,
    city,
    phone: `1990010${String(index + 1).padStart(4, '0')}`,
    reason,
  }),
);

function distributorKey(number: number): string {
  return `d${String(number).padStart(2, '0')}`;
}

/** The distributor of a key; throws when there is none. */
export function demoDistributor(key: string): DemoDistributor {
  const found = DEMO_DISTRIBUTORS.find((distributor) => distributor.key === key);
  invariant(found, `no demo distributor ${key}`);
  return found;
}

/** The golden order belongs to a customer of someone with two people above. */
export const GOLDEN_DISTRIBUTOR = 'd11';
export const CUSTOMER_COUNT = 120;

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '子涵',
  '雨桐',
  '梓萱',
  '浩然',
  '思远',
  '嘉怡',
  '佳琪',
  '晓燕',
  '建国',
  '丽华',
  '志强',
  '秀英',
  '欣然',
  '一鸣',
  '若曦',
  '静怡',
  '俊杰',
  '文博',
  '海燕',
  '国庆',
  '婷婷',
  '明轩',
  '晨曦',
  '雅琴',
  '宇航',
  '悦',
  '磊',
  '敏',
  '芳',
  '涛',
  '洋',
  '倩',
];
const NICKNAMES = [
  '今天也要喝奶茶',
  '山里的云',
  '不吃香菜',
  '慢半拍',
  '南风知我意',
  '早睡早起',
  '芋泥啵啵',
  '向日葵',
  '海盐芝士',
  '隔壁老王',
  '一只柚子',
  '半夏',
  '橘子汽水',
  '风从海上来',
  '小确幸',
  '豆豆妈',
  '木木',
  '晚安月亮',
];

const ADDRESSES: readonly DemoAddress[] = [
  { province: '浙江省', city: '杭州市', district: '西湖区', street: '文三路 188 号' },
  { province: '浙江省', city: '宁波市', district: '鄞州区', street: '天童南路 66 弄' },
  { province: '上海市', city: '上海市', district: '浦东新区', street: '张杨路 500 号' },
  { province: '江苏省', city: '苏州市', district: '姑苏区', street: '平江路 92 号' },
  { province: '江苏省', city: '南京市', district: '玄武区', street: '珠江路 21 号' },
  { province: '四川省', city: '成都市', district: '武侯区', street: '玉林西路 9 号' },
  { province: '重庆市', city: '重庆市', district: '渝中区', street: '民生路 130 号' },
  { province: '广东省', city: '广州市', district: '天河区', street: '体育东路 116 号' },
  { province: '广东省', city: '深圳市', district: '南山区', street: '科苑路 15 号' },
  { province: '陕西省', city: '西安市', district: '雁塔区', street: '小寨东路 3 号' },
  { province: '北京市', city: '北京市', district: '朝阳区', street: '望京街 10 号' },
  { province: '湖北省', city: '武汉市', district: '洪山区', street: '珞喻路 77 号' },
  { province: '云南省', city: '昆明市', district: '五华区', street: '翠湖南路 4 号' },
  { province: '山东省', city: '青岛市', district: '市南区', street: '香港中路 40 号' },
  { province: '内蒙古自治区', city: '呼和浩特市', district: '赛罕区', street: '大学西街 12 号' },
];

/** The customers, made from a seed: who they are, who brought them, and when. `c001` places the golden order. */
export function demoCustomers(seed: string): readonly DemoCustomer[] {
  const random = seededRandom(`${seed}/customers`);
  const active = DEMO_DISTRIBUTORS.filter((distributor) => distributor.activity > 0);
  return Array.from({ length: CUSTOMER_COUNT }, (_unused, index): DemoCustomer => {
    const golden = index === 0;
    // The square root puts more arrivals late: a shop that grows.
    const arrivesAt = golden ? 0.3 : Math.sqrt(random()) * 0.96;
    const candidates = active.filter((distributor) => distributor.joinsAt < arrivesAt - 0.02);
    const brought = candidates.length > 0 && random() < 0.84;
    const via = golden
      ? GOLDEN_DISTRIBUTOR
      : brought
        ? pickWeighted(random, candidates, (distributor) => distributor.activity ** 1.4).key
        : null;
    const platforms = via === null ? { wechat: 4, douyin: 2, h5: 4 } : demoDistributor(via).platforms;
    const address = pick(random, ADDRESSES);
    return {
      key: `c${String(index + 1).padStart(3, '0')}`,
      name: golden
        ? '程若曦'
        : random() < 0.28
          ? pick(random, NICKNAMES)
          : `${pick(random, SURNAMES)}${pick(random, GIVEN)}`,
      avatar: between(random, 0, 39),
      phone: `1990020${String(index + 1).padStart(4, '0')}`,
      channel: golden
        ? 'wechat'
        : pickWeighted(random, ['wechat', 'douyin', 'h5'] as const, (channel) => platforms[channel]),
      via,
      arrivesAt,
      address: {
        ...address,
        street: `${address.street} ${between(random, 1, 28)} 幢 ${between(random, 2, 18)}0${between(random, 1, 4)} 室`,
      },
    };
  });
}
