import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { bps } from '@yimai/shared/kernel/bps';
import { Image } from '@/components/image';
import { Logo } from '@/components/logo';
import { Money } from '@/components/money';
import { formatBps, formatDateTime, yuan } from '@/lib/format';
import { placeOfSale } from '@/lib/platform-words';
import type { Receipt } from '../api';
import { fileUrl, LEVEL_TEXT } from '../words';
import styles from './receipt.module.scss';

function Line({ name, strong, children }: { name: string; strong?: boolean; children: ReactNode }) {
  return (
    <View className={`${styles.line} ${strong ? styles.strong : ''}`}>
      <Text className={styles.name}>{name}</Text>
      <View className={styles.leader} />
      <View className={styles.value}>{children}</View>
    </View>
  );
}

/** As the sentences of the receipt call them. */
const LEVEL_NAMES = { 1: '一级', 2: '二级', 3: '三级' } as const;
/** The multiplier is in basis points: 10,000 leaves the rate as it is. */
const PLAIN = 10_000;

function Sum({ receipt }: { receipt: Receipt }) {
  const { rateBps, multiplierBps, capFen, rawFen, amountFen } = receipt;
  return (
    <View className={styles.part}>
      <Line name="商品实付">{yuan(receipt.baseFen)}</Line>
      <Line name="佣金比例">{rateBps === null ? '按件定额' : formatBps(bps(rateBps))}</Line>
      {multiplierBps !== PLAIN && <Line name="活动倍数">{formatBps(bps(multiplierBps))}</Line>}
      <Line name="计算结果">{yuan(rawFen)}</Line>
      {capFen !== null && (
        <Line name="封顶">{capFen < rawFen ? `已触及，本级取 ${yuan(amountFen)}` : '未触及'}</Line>
      )}
      <Line name="取整">四舍五入到分</Line>
      {receipt.reversedFen > 0 && (
        <>
          <Line name="应得佣金">{yuan(amountFen)}</Line>
          <Line name="退款冲回">−{yuan(receipt.reversedFen)}</Line>
        </>
      )}
      <Line name="本笔佣金" strong>
        <Money fen={receipt.netFen} size="m" tone="brand" />
      </Line>
    </View>
  );
}

function Explain({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <View className={styles.part}>
      <Text className={styles.partTitle}>怎么算出来的</Text>
      {sentences.map((sentence, index) => (
        <View key={sentence} className={styles.sentence}>
          <Text className={styles.ordinal}>{index + 1}</Text>
          <Text className={styles.words}>{sentence}</Text>
        </View>
      ))}
    </View>
  );
}

/** A till receipt: torn edges, dotted leaders, and the seal of what became of it. */
export function Paper({ receipt }: { receipt: Receipt }) {
  return (
    <View className={styles.paper}>
      <View className={styles.tear} />
      <View className={styles.inner}>
        <View className={styles.brand}>
          <Logo size={52} />
          <Text className={styles.brandName}>佣金小票</Text>
        </View>
        <View className={styles.amount}>
          <Money fen={receipt.netFen} size="xl" tone={receipt.state === 'reversed' ? 'muted' : 'ink'} />
        </View>
        <View className={styles.seal}>{receipt.stateText}</View>
        <View className={styles.goods}>
          <View className={styles.picture}>
            <Image src={fileUrl(receipt.imageUrl)} alt="" ratio={1} radius="m" />
          </View>
          <View className={styles.goodsText}>
            <Text className={styles.goodsTitle}>{receipt.title}</Text>
            <Text className={styles.goodsNote}>
              {receipt.buyerMasked} 购买 {receipt.quantity} 件 · {placeOfSale(receipt)}
            </Text>
          </View>
        </View>
        <Sum receipt={receipt} />
        <Explain sentences={receipt.explain} />
        <View className={styles.part}>
          <Line name="佣金层级">
            {LEVEL_NAMES[receipt.level]} · {LEVEL_TEXT[receipt.level]}
          </Line>
          <Line name="佣金方案">
            {receipt.policyName} 第 {receipt.policyVersion} 版
          </Line>
          <Line name="适用规则">{receipt.ruleText}</Line>
          <Line name="订单编号">{receipt.orderNumber}</Line>
          <Line name="成交时间">{formatDateTime(receipt.accruedAt)}</Line>
        </View>
        <Text className={styles.closing}>按下单时生效的方案计算，方案以后的调整不影响这一笔</Text>
      </View>
      <View className={`${styles.tear} ${styles.bottom}`} />
    </View>
  );
}
