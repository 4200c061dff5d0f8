import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { yuanShort } from '@/lib/format';
import type { CommissionTerms } from '../api';
import { isReachable } from '../words';

export interface Lesson {
  key: string;
  title: string;
  /** The whole lesson in one line. */
  gist: string;
  /** Strokes on the grid of components/illustration. */
  drawing: string;
  points: readonly string[];
}

const RED = "stroke='#c2301c'";
const DRAWINGS = {
  money: `<path d='M46 30h52l16 16v76H46z'/><path d='M98 30v16h16M60 62h40M60 78h24'/><path d='M92 118a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM86 95l6 7 6-7M92 102v10M86 105h12' ${RED}/>`,
  umbrella: `<path d='M80 38c-26 0-44 16-46 40 8-7 16-7 23 0 7-7 16-7 23 0 7-7 16-7 23 0 7-7 15-7 23 0-2-24-20-40-46-40zM80 30v8M80 78v40c0 12-16 12-16 1'/><path d='M100 132v-14a8 8 0 0 1 16 0v14M108 98a6 6 0 1 0 0 .1' ${RED}/>`,
  talk: `<path d='M32 40h72v46H66l-18 16V86H32z'/><path d='M46 56h44M46 68h28'/><path d='M112 62h16v38h-10v14l-16-14H86' /><path d='m100 116 8 8 16-18' ${RED}/>`,
  purse: `<path d='M34 62h88v60H34zM34 62l62-26 10 26M96 92h26'/><path d='M104 92h.1' stroke-width='6' ${RED}/><path d='M50 78h26M50 92h18M50 106h22' stroke-opacity='.6'/>`,
  parcel: `<path d='m34 68 40-18 40 18v44l-40 18-40-18z'/><path d='m34 68 40 18 40-18M74 86v44'/><path d='M96 44h22a14 14 0 0 1 0 28h-4M104 34 94 44l10 10' ${RED}/>`,
} as const;

function ratesText({ levelRatesBps, paidLevels, capShareBps }: CommissionTerms): string {
  const [own = 0, ...above] = levelRatesBps.slice(0, paidLevels).map((rate) => bps(rate));
  const team = above.length > 0 ? `，伙伴卖出的另计 ${above.map(formatBps).join('、')} 给邀请人` : '';
  const cap = formatBps(bps(capShareBps));
  return `现行比例：您直接卖出的 ${formatBps(bps(own))}${team}，四舍五入到分。一件商品各级合计不超过实付的 ${cap}，有的商品还会单独设比例，以小票为准。`;
}

/** Five lessons with this shop's own figures. */
export function lessonsOf(terms: CommissionTerms): readonly Lesson[] {
  return [
    {
      key: 'commission',
      title: '佣金怎么算，什么时候能提',
      gist: '付款就记账，过了退货期才到手',
      drawing: DRAWINGS.money,
      points: [
        '客户付款后，佣金立刻记为「待结算」。计算的基数是商品实付金额：优惠先减掉，运费不算。',
        ratesText(terms),
        `${terms.settlementRule}，满 ${yuanShort(terms.minWithdrawalFen)} 就能提。`,
        '客户退款，这部分佣金同比例退回；如果已经提走，会记为待抵扣，从后面的佣金里扣。',
      ],
    },
    {
      key: 'protection',
      title: '客户保护期',
      gist: `打开您的链接，${terms.protectDays} 天内算您的`,
      drawing: DRAWINGS.umbrella,
      points: [
        `客户打开您的链接、海报或小程序码，从那一刻起 ${terms.protectDays} 天内归您，期间打开别人的链接也不改变。`,
        '保护期内付款，保护期会顺延。常联系的老客户，不用反复拉。',
        '保护期过了，客户打开谁的链接就归谁。「我的客户」里看得到每个人还剩多久、凭什么归您。',
        terms.allowSelfPurchase
          ? '自己下单也按本店方案计佣，不必借别人的账号。'
          : '自己下单不计佣金；借别的账号下单，查实后佣金会收回。',
      ],
    },
    {
      key: 'words',
      title: '哪些话不能说',
      gist: '不夸大，不承诺收益，不打扰人',
      drawing: DRAWINGS.talk,
      points: [
        '只说自己用过的感受和商品页写明的参数。「最好」「第一」「百分百」「根治」这类话不说；普通食品、日用品不提治病防病。',
        '谈到分销，不说「躺赚」「月入过万」，不晒收入截图。佣金只来自真实成交，谁都保证不了。',
        '说清身份：「我是这家店的分销员，您下单我有佣金。」讲明白了，人家反而放心。',
        '对方说不需要就停下，不在群里刷屏，不私下加价，不留别家的链接。',
      ],
    },
    {
      key: 'tax',
      title: '提现与个税',
      gist: '本人账户收款，逐项写明再提交',
      drawing: DRAWINGS.purse,
      points: [
        `${isReachable('wechat') ? '提到微信零钱，要在微信里点一次「确认收款」；' : ''}提到支付宝，填本人账号和真实姓名。`,
        '提现页会先列出手续费、税额和实际到账，看清楚再提交；金额较大时会先人工审核。',
        '佣金是个人所得，需要依法纳税。由平台代扣的会列在提现单上；全年收入较多的，请在年度汇算时核对。',
        '请只用本人账户收款。账号合并后 24 小时内不能提现，这是为了防止别人盗走您的钱。',
      ],
    },
    {
      key: 'aftersale',
      title: '客户要退货怎么办',
      gist: '走订单里的售后，不私下转账',
      drawing: DRAWINGS.parcel,
      points: [
        '请客户在「我的订单」里申请售后。款项原路退回，每一步有记录，对双方都稳妥。',
        '您不用垫钱，也不要替店里答应退多少、赔多少。拿不准的，转给店铺客服。',
        '早一点说：发货慢、缺货、破损，先告诉客户，再告诉客服，别让人一直等。',
        '退货会少一笔佣金，但处理得好，多半还会再来。长久的生意靠的是这些人。',
      ],
    },
  ];
}
