import { useState } from 'react';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Field, FieldGroup } from '@/components/field';
import { SmsField } from '@/components/sms-field';
import { api, errorText } from '@/lib/request';
import type { LoginState } from './use-login';

const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

export function PhoneForm({ state }: { state: LoginState }) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const send = async (): Promise<number | null> => {
    try {
      return (await api.sendSmsCode({ phone, purpose: 'login' })).retryAfterSeconds;
    } catch (error) {
      toast(errorText(error));
      return null;
    }
  };
  return (
    <>
      <FieldGroup>
        <Field
          label="手机号"
          kind="phone"
          maxLength={11}
          placeholder="11 位手机号"
          error={phone.length === 11 && !isPhone(phone) ? '请填写正确的手机号' : undefined}
          onChange={setPhone}
        />
        <SmsField onChange={setCode} onSend={send} disabled={!isPhone(phone)} />
      </FieldGroup>
      <Button
        block
        size="l"
        loading={state.isBusy}
        disabled={!isPhone(phone) || !/^\d{6}$/.test(code)}
        onPress={() => state.byPhone(phone, code)}
      >
        登录
      </Button>
    </>
  );
}
