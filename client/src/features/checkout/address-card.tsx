import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Tag } from '@/components/tag';
import { formatPhone, placeText } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { Quote } from './api';
import styles from './checkout.module.scss';

/** `isMissed`: somebody wanted to go on without one. */
export function AddressCard({ address, isMissed }: { address: Quote['address']; isMissed: boolean }) {
  // Whoever has addresses has one that the quote takes.
  const choose = (): void => openPage(address ? routes.addresses({ pick: true }) : routes.addressEdit());
  return (
    <Pressable
      id="checkout-address"
      className={`${styles.address} ${isMissed ? styles.missed : ''}`}
      role="link"
      label={address ? '选择收货地址' : '添加收货地址'}
      onPress={choose}
    >
      <View className={styles.addressIcon}>
        <Icon name="location" size={44} />
      </View>
      {address ? (
        <View className={styles.addressText}>
          <View className={styles.addressHead}>
            <Text className={styles.addressName}>{address.name}</Text>
            <Text className={styles.addressPhone}>{formatPhone(address.phone)}</Text>
            {address.isDefault && <Tag tone="brand">默认</Tag>}
          </View>
          <View className={styles.addressDetail}>
            {placeText(address)} {address.detail}
          </View>
        </View>
      ) : (
        <View className={styles.addressText}>
          <View className={styles.addressName}>添加收货地址</View>
          {isMissed ? (
            <View className={styles.problem} {...({ role: 'alert' } as object)}>
              请先添加收货地址，再提交订单
            </View>
          ) : (
            <View className={styles.addressDetail}>选择后计算运费与送达范围</View>
          )}
        </View>
      )}
      <Icon name="next" size={30} color="var(--c-ink-3)" />
    </Pressable>
  );
}
