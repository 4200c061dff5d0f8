import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Switch } from '@/components/choice';
import { ErrorState } from '@/components/error-state';
import { Field, FieldGroup, PickField, TextArea } from '@/components/field';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { useIsLoggedIn } from '@/lib/login-gate';
import { describeError } from '@/lib/request';
import type { Address } from './api';
import { ImportButtons } from './import-buttons';
import { RegionPicker } from './region-picker';
import { useAddressForm, useEditedAddress } from './use-address-form';
import styles from './address.module.scss';

function DefaultSwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <View className={styles.default}>
      <View>
        <View className={styles.defaultTitle}>设为默认地址</View>
        <Text className={styles.defaultNote}>下单时自动选用</Text>
      </View>
      <Switch checked={isOn} label="设为默认地址" onChange={onChange} />
    </View>
  );
}

function Form({ known }: { known: Address | undefined }) {
  const form = useAddressForm(known);
  const [picking, setPicking] = useState(false);
  return (
    <View>
      {!known && (
        <ImportButtons onAddress={form.take} onPlace={form.takePlace} onGap={() => setPicking(true)} />
      )}
      <FieldGroup key={form.start.version}>
        <Field
          label="收货人"
          placeholder="姓名"
          maxLength={20}
          defaultValue={form.start.name}
          error={form.errors.name}
          onChange={form.set('name')}
        />
        <Field
          label="手机号"
          kind="phone"
          placeholder="用于快递联系"
          maxLength={11}
          defaultValue={form.start.phone}
          error={form.errors.phone}
          onChange={form.set('phone')}
        />
        <PickField
          label="所在地区"
          placeholder="省、市、区县"
          value={form.region?.text}
          error={form.errors.region}
          onPress={() => setPicking(true)}
        />
        <TextArea
          label="详细地址"
          placeholder="街道、小区、楼栋、门牌号"
          maxLength={100}
          rows={2}
          defaultValue={form.start.detail}
          error={form.errors.detail}
          onChange={form.set('detail')}
        />
      </FieldGroup>
      <DefaultSwitch isOn={form.isDefault} onChange={form.setDefault} />
      <Button block size="l" loading={form.isBusy} onPress={form.save}>
        保存
      </Button>
      {known && (
        <View className={styles.remove}>
          <Button block kind="ghost" disabled={form.isBusy} onPress={form.remove}>
            删除地址
          </Button>
        </View>
      )}
      <RegionPicker
        key={`region ${form.start.version}`}
        open={picking}
        value={form.start.place}
        onClose={() => setPicking(false)}
        onPick={form.setRegion}
      />
    </View>
  );
}

export function AddressForm() {
  const { address, query } = useEditedAddress();
  if (!useIsLoggedIn()) return <LoginWall text="登录后管理收货地址" />;
  if (address === undefined) {
    if (query.error) return <ErrorState {...describeError(query.error)} onRetry={query.refetch} />;
    if (query.data) return <ErrorState title="地址不存在" text="可能已在其他设备删除" />;
    return <Skeleton preset="block" height={520} />;
  }
  return <Form key={address?.id ?? 'new'} known={address ?? undefined} />;
}
