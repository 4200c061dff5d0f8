import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { yuan, yuanShort } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useSavingHint } from './api';
import type { SavingHint } from './saving-hint';
import styles from './cart.module.scss';

function wordsOf(hint: SavingHint): string {
  const name =
    hint.thresholdFen > 0
      ? `满 ${yuanShort(hint.thresholdFen).slice(1)} 减 ${yuanShort(hint.discountFen).slice(1)}`
      : `立减 ${yuanShort(hint.discountFen).slice(1)}`;
  if (hint.missingFen > 0) return `再选 ${yuan(hint.missingFen)}，可用“${name}”`;
  return hint.isMine ? `已满足“${name}”，结算时自动使用` : `已满足“${name}”，领券后可用`;
}

/** Between the goods and their price: what one coupon would change about it. */
export function CouponHint({ selectedFen }: { selectedFen: number }) {
  const hint = useSavingHint(selectedFen);
  if (!hint) return null;
  const action = hint.isMine ? (hint.missingFen > 0 ? '去凑单' : null) : '去领券';
  const body = (
    <>
      <Icon name="coupon" size={36} color="var(--c-brand)" />
      <Text className={styles.hintText}>{wordsOf(hint)}</Text>
      {action && (
        <View className={styles.hintAction}>
          {action}
          <Icon name="next" size={24} />
        </View>
      )}
    </>
  );
  if (!action) return <View className={styles.hint}>{body}</View>;
  const to = hint.isMine ? routes.category() : routes.coupons();
  return (
    <Pressable className={styles.hint} role="link" onPress={() => openPage(to)}>
      {body}
    </Pressable>
  );
}
