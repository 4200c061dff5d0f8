import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { Money } from '@/components/money';
import { Tag } from '@/components/tag';
import { formatDay } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { placeOfSale } from '@/lib/platform-words';
import { routes } from '@/lib/routes';
import type { Commission } from '../api';
import { COMMISSION_TONES, fileUrl, LEVEL_TEXT } from '../words';
import styles from './commissions.module.scss';

/** As one text: on mini-programs every piece between two values would be a node of its own. */
function facts(item: Commission): string {
  const level = item.level > 1 ? [LEVEL_TEXT[item.level]] : [];
  return [item.buyerMasked, placeOfSale(item), `${item.quantity} 件`, ...level].join(' · ');
}

function progress(item: Commission): string {
  if (item.state === 'accrued' && item.maturesAt) return `预计 ${formatDay(item.maturesAt)}可提现`;
  if (item.state === 'held') return '核查完成后结算';
  if (item.reversedFen > 0) return '已扣除退款部分';
  return `订单 ${item.orderNumber}`;
}

/** One line of the statement; opens its receipt. */
export function CommissionRow({ item }: { item: Commission }) {
  return (
    <Pressable
      className={styles.row}
      role="link"
      onPress={() => openPage(routes.receipt({ commissionId: item.id }))}
    >
      <View className={styles.picture}>
        <Image src={fileUrl(item.imageUrl)} alt="" ratio={1} radius="m" />
      </View>
      <View className={styles.main}>
        <Text className={styles.title}>{item.title}</Text>
        <Text className={styles.note}>{facts(item)}</Text>
        <Text className={styles.note}>{progress(item)}</Text>
      </View>
      <View className={styles.worth}>
        <Money fen={item.netFen} size="m" signed tone={item.state === 'reversed' ? 'muted' : 'ink'} />
        <Tag tone={COMMISSION_TONES[item.state]}>{item.stateText}</Tag>
      </View>
    </Pressable>
  );
}
