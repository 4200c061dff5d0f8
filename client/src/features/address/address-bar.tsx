import { View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { useIsLoggedIn } from '@/lib/login-gate';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useAddresses } from './api';
import styles from './address.module.scss';

export function AddressBar() {
  const any = (useAddresses().data?.length ?? 0) > 0;
  if (!useIsLoggedIn() || !any) return null;
  return (
    <View className={styles.phoneOnly}>
      <BottomBar>
        <Button block size="l" icon="plus" onPress={() => openPage(routes.addressEdit())}>
          新增收货地址
        </Button>
      </BottomBar>
    </View>
  );
}
