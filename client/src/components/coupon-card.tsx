import { Text, View } from '@tarojs/components';
import { fen as asFen, formatYuan } from '@yimai/shared/kernel/money';
import { Button } from './button';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import styles from './coupon-card.module.scss';

export interface CouponCardProps {
  /** Money off, in fen; or give `discountText`. */
  amountFen?: number;
  /** "8.5折" instead of an amount. */
  discountText?: string;
  /** From which amount; 0 or nothing is "无门槛". */
  thresholdFen?: number;
  title: string;
  /** "2026.03.01 – 03.31" or "领取后 7 天有效". */
  validText: string;
  /** usable: can be chosen or used · claimable: shows 领取 · the rest are dim. */
  state?: 'usable' | 'claimable' | 'claimed' | 'used' | 'expired' | 'unfit';
  /** Why it does not fit. */
  note?: string;
  /** In checkout: draws a radio. */
  selected?: boolean;
  busy?: boolean;
  onPress?: () => void;
}

const ACTION = {
  usable: '去使用',
  claimable: '立即领取',
  claimed: '已领取',
  used: '已使用',
  expired: '已过期',
  unfit: '不可用',
} as const;

const short = (amount: number): string =>
  formatYuan(asFen(amount)).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros));

function Worth({ amountFen, discountText, thresholdFen }: CouponCardProps) {
  return (
    <View className={styles.worth}>
      <View
        className={`${styles.amount} ${amountFen !== undefined && short(amountFen).length > 3 ? styles.long : ''}`}
      >
        {amountFen !== undefined ? (
          <>
            <Text className={styles.mark}>¥</Text>
            {short(amountFen)}
          </>
        ) : (
          <Text className={styles.discount}>{discountText}</Text>
        )}
      </View>
      <Text className={styles.threshold}>{thresholdFen ? `满${short(thresholdFen)}可用` : '无门槛'}</Text>
    </View>
  );
}

export function CouponCard(props: CouponCardProps) {
  const { title, validText, state = 'usable', note, selected, busy, onPress } = props;
  const live = state === 'usable' || state === 'claimable';
  const choosing = selected !== undefined;
  const body = (
    <>
      <Worth {...props} />
      <View className={styles.body}>
        <View className={styles.info}>
          <Text className={styles.title}>{title}</Text>
          <Text className={styles.valid}>{validText}</Text>
          {note && <Text className={styles.note}>{note}</Text>}
        </View>
        <View className={styles.action}>
          {choosing ? (
            <Icon
              name={selected ? 'check-solid' : 'circle'}
              size={44}
              className={selected ? styles.checked : styles.unchecked}
            />
          ) : live && onPress ? (
            <Button
              size="s"
              kind={state === 'claimable' ? 'primary' : 'soft'}
              loading={busy}
              label={`${ACTION[state]}：${title}`}
              onPress={onPress}
            >
              {ACTION[state]}
            </Button>
          ) : (
            <Text className={styles.state}>{ACTION[state]}</Text>
          )}
        </View>
      </View>
    </>
  );
  const look = state === 'claimed' ? styles.taken : live ? '' : styles.dim;
  const classes = `${styles.coupon} ${look}`;
  if (!choosing) return <View className={classes}>{body}</View>;
  return (
    <Pressable className={classes} role="radio" selected={selected} disabled={!live} onPress={onPress}>
      {body}
    </Pressable>
  );
}
