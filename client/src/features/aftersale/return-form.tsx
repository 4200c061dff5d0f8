import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { CARRIERS } from '@yimai/shared/domain/fulfilment/carriers';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Field, FieldGroup } from '@/components/field';
import { Popup } from '@/components/popup';
import { api, errorText } from '@/lib/request';
import { acceptAftersale } from './api';
import styles from './aftersale.module.scss';

interface ReturnFormProps {
  aftersaleId: string;
  open: boolean;
  onClose: () => void;
}

export function ReturnForm({ aftersaleId, open, onClose }: ReturnFormProps) {
  const [carrier, setCarrier] = useState<string>();
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const number = useRef('');
  const submit = async (): Promise<void> => {
    const trackingNumber = number.current.trim();
    if (!carrier) {
      toast('请选择快递公司');
      return;
    }
    if (!/^[0-9A-Za-z-]{6,32}$/.test(trackingNumber)) {
      setError('单号为 6–32 位字母或数字');
      return;
    }
    setBusy(true);
    try {
      acceptAftersale(await api.shipReturn({ aftersaleId, carrier, trackingNumber }));
      toast({ text: '已提交，等待商家收货', kind: 'success' });
      onClose();
    } catch (failure) {
      toast(errorText(failure));
    } finally {
      setBusy(false);
    }
  };
  const footer = (
    <Button block size="l" loading={isBusy} onPress={() => void submit()}>
      提交
    </Button>
  );
  return (
    <Popup open={open} onClose={onClose} title="填写退货快递" footer={footer}>
      <View className={styles.carriers} {...({ role: 'radiogroup', 'aria-label': '快递公司' } as object)}>
        {CARRIERS.map((one) => (
          <Pressable
            key={one.code}
            role="radio"
            selected={carrier === one.code}
            className={`${styles.carrier} ${carrier === one.code ? styles.carrierOn : ''}`}
            onPress={() => setCarrier(one.code)}
          >
            {one.shortName}
          </Pressable>
        ))}
      </View>
      <FieldGroup flush>
        <Field
          label="快递单号"
          placeholder="请填写面单上的单号"
          maxLength={32}
          error={error}
          onChange={(text) => {
            number.current = text;
            setError(undefined);
          }}
        />
      </FieldGroup>
    </Popup>
  );
}
