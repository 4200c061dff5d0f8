import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { EmptyState } from '@/components/empty-state';
import { Icon } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { Tag } from '@/components/tag';
import { formatPhone, placeText } from '@/lib/format';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack, openPage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import { pickAddress, usePickedAddress } from '@/stores/picked-address';
import { useAddresses, type Address } from './api';
import styles from './address.module.scss';

function Row({ address, picking, isPicked }: { address: Address; picking: boolean; isPicked: boolean }) {
  const edit = (): void => openPage(routes.addressEdit({ addressId: address.id }));
  const press = (): void => {
    if (!picking) {
      edit();
      return;
    }
    pickAddress(address.id);
    goBack();
  };
  return (
    <Pressable
      className={`${styles.row} ${isPicked ? styles.picked : ''}`}
      label={`${address.name}，${placeText(address)}${address.detail}`}
      role={picking ? 'radio' : 'link'}
      selected={isPicked}
      onPress={press}
    >
      {picking && (
        <Icon
          name={isPicked ? 'check-solid' : 'circle'}
          size={44}
          color={isPicked ? 'var(--c-brand)' : 'var(--c-control)'}
        />
      )}
      <View className={styles.text}>
        <View className={styles.head}>
          <Text className={styles.name}>{address.name}</Text>
          <Text className={styles.phone}>{formatPhone(address.phone)}</Text>
          {address.isDefault && <Tag tone="brand">默认</Tag>}
        </View>
        <View className={styles.detail}>
          {placeText(address)} {address.detail}
        </View>
      </View>
      <IconButton
        icon="edit"
        label={`编辑${address.name}的地址`}
        size={38}
        color="var(--c-ink-3)"
        onPress={edit}
      />
    </Pressable>
  );
}

export function AddressList() {
  const picking = useParam('pick') === 'true';
  const picked = usePickedAddress((state) => state.addressId);
  const query = useAddresses();
  if (!useIsLoggedIn()) return <LoginWall text="登录后管理收货地址" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={3} />}>
      {(addresses) =>
        addresses.length === 0 ? (
          <EmptyState
            illustration="box"
            title="还没有收货地址"
            text="添加后下单更快"
            actionText="新增地址"
            onAction={() => openPage(routes.addressEdit())}
          />
        ) : (
          <View>
            <View
              className={styles.list}
              {...(picking ? ({ role: 'radiogroup', 'aria-label': '收货地址' } as object) : {})}
            >
              {addresses.map((address) => (
                <Row
                  key={address.id}
                  address={address}
                  picking={picking}
                  isPicked={picking && (picked ? picked === address.id : address.isDefault)}
                />
              ))}
            </View>
            <View className={styles.wideButton}>
              <Button size="l" icon="plus" onPress={() => openPage(routes.addressEdit())}>
                新增收货地址
              </Button>
            </View>
          </View>
        )
      }
    </Loadable>
  );
}
