import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { api, describeError } from '@/lib/request';
import { keys, useFreshOnShow } from '../api';
import { useLive } from '../live/use-live';
import { Evidence } from './evidence';
import { Journey } from './journey';
import { Paper } from './paper';
import styles from './receipt.module.scss';

/** Why one commission is what it is: the sum, the proof that the customer was mine, and where the money stands. */
export function ReceiptView({ commissionId }: { commissionId: string }) {
  const query = useQuery({
    queryKey: keys.receipt(commissionId),
    queryFn: () => api.getCommissionReceipt({ commissionId }),
  });
  useLive();
  useFreshOnShow();
  usePageRefresh(query.refetch);
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={1100} />}>
      {(receipt) => (
        <View className={styles.layout}>
          <View className={styles.sheet}>
            <Paper receipt={receipt} />
          </View>
          <View className={styles.beside}>
            <Journey receipt={receipt} />
            <Evidence receipt={receipt} />
          </View>
        </View>
      )}
    </Loadable>
  );
}
