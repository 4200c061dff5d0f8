/**
 * Words that advertising law, the platforms' rules or our own promise to distributors keep out of what is published
 * under the shop's name (CP04): posters, materials, copy. The list is ours, is versioned, and names its reason, so that
 * a person knows what to change. It is a sieve for honest people, not the platform's content security check.
 */
export const WORDING_VERSION = '2026-01';

export type WordingKind = 'absolute' | 'efficacy' | 'income' | 'induce' | 'contact' | 'platform';

export interface WordingHit {
  word: string;
  kind: WordingKind;
}

/** Where a text will be read; both mini-program platforms refuse to lead to the other. */
export type WordingPlace = 'wechat' | 'douyin' | 'h5' | 'anywhere';

export const WORDING_REASONS: Readonly<Record<WordingKind, string>> = {
  absolute: '广告法不允许的绝对化用语',
  efficacy: '普通商品不能宣传医疗或功效',
  income: '不能承诺或暗示收入',
  induce: '平台不允许诱导分享',
  contact: '不能留联系方式或外部链接',
  platform: '不能提到其他平台',
};

/** Whole expressions, so that 最近 and 第一次 stay harmless. */
const EXPRESSIONS: Readonly<Record<Exclude<WordingKind, 'contact' | 'platform'>, readonly string[]>> = {
  absolute: [
    '国家级',
    '世界级',
    '最高级',
    '最佳',
    '最好的',
    '最优',
    '最强',
    '最便宜',
    '最低价',
    '全网最低',
    '史上最',
    '全国第一',
    '全网第一',
    '行业第一',
    '销量第一',
    '排名第一',
    '质量第一',
    '顶级',
    '极品',
    '独一无二',
    '绝无仅有',
    '万能',
    '百分百',
    '100%有效',
    '零风险',
    '绝对有效',
    '绝对安全',
    '无副作用',
    '驰名商标',
    '特供',
    '专供',
    '国宴',
  ],
  efficacy: [
    '治疗',
    '治愈',
    '根治',
    '药到病除',
    '疗效',
    '抗癌',
    '防癌',
    '降血糖',
    '降血压',
    '降血脂',
    '降三高',
    '减肥',
    '瘦身',
    '燃脂',
    '壮阳',
    '补肾',
    '丰胸',
    '排毒',
    '消炎',
    '祛斑',
    '祛疤',
    '助眠',
    '抗衰老',
    '包治',
    '祖传秘方',
    '提高免疫力',
    '增强免疫力',
    '预防疾病',
  ],
  income: [
    '躺赚',
    '稳赚',
    '暴富',
    '月入过万',
    '月入十万',
    '日入过',
    '日入百',
    '轻松赚',
    '零投入',
    '保本保息',
    '包赚',
    '不劳而获',
    '财务自由',
    '被动收入',
    '拉人头',
    '裂变',
    '发展下线',
    '无限级',
    '团队收益',
    '高额返利',
    '永久收益',
    '一本万利',
  ],
  induce: [
    '转发领',
    '分享领',
    '转发得',
    '分享得红包',
    '集赞',
    '不转不是',
    '转发到群',
    '分享到群',
    '转发朋友圈',
    '邀请好友领',
    '求转发',
    '转疯了',
  ],
};

const PLATFORM_NAMES: Readonly<Record<'wechat' | 'douyin', readonly string[]>> = {
  wechat: ['微信', '朋友圈', '公众号', '小程序码', 'wechat', 'weixin'],
  douyin: ['抖音', '头条', 'douyin', 'tiktok'],
};

const CONTACTS: readonly RegExp[] = [
  /1[3-9]\d{9}/,
  /https?:\/\/|www\./i,
  /加(?:我)?(?:微信|v信|薇信|vx|wx|qq|群)/i,
  /(?:vx|wx|qq|微信号?|薇信)[:：]?[0-9a-z_-]{5,}/i,
];

/** Spaces and marks between letters hide nothing; full-width letters count as plain ones. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff·•*_~|]/g, '');
}

/** Each forbidden expression once, in the order of the list. Empty: the text may be published there. */
export function findWording(text: string, place: WordingPlace = 'anywhere'): WordingHit[] {
  const searched = plain(text);
  const hits: WordingHit[] = [];
  for (const [kind, words] of Object.entries(EXPRESSIONS) as [keyof typeof EXPRESSIONS, readonly string[]][])
    for (const word of words) if (searched.includes(word)) hits.push({ word, kind });
  for (const pattern of CONTACTS) {
    const [word] = pattern.exec(searched) ?? [];
    if (word) hits.push({ word, kind: 'contact' });
  }
  const foreign =
    place === 'wechat'
      ? PLATFORM_NAMES.douyin
      : place === 'douyin'
        ? PLATFORM_NAMES.wechat
        : place === 'anywhere'
          ? [...PLATFORM_NAMES.wechat, ...PLATFORM_NAMES.douyin]
          : [];
  for (const word of foreign) if (searched.includes(word)) hits.push({ word, kind: 'platform' });
  return hits;
}

/** What to tell whoever wrote it: which words, and why. Null for a clean text. */
export function explainWording(hits: readonly WordingHit[]): string | null {
  const [first] = hits;
  if (!first) return null;
  const same = hits.filter(({ kind }) => kind === first.kind).map(({ word }) => `「${word}」`);
  return `请修改${same.slice(0, 3).join('')}：${WORDING_REASONS[first.kind]}`;
}
