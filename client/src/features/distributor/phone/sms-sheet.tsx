import { useEffect, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Field, FieldGroup } from '@/components/field';
import { Popup } from '@/components/popup';
import { api, errorText } from '@/lib/request';

interface SmsSheetProps {
  open: boolean;
  onClose: () => void;
  busy: boolean;
  onVerify: (input: { method: 'sms'; phone: string; smsCode: string }) => void;
}

const PHONE = /^1[3-9]\d{9}$/;
const CODE = /^\d{6}$/;

/** Seconds until another code may be asked for. */
function useCooldown() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return { seconds, start: setSeconds };
}

export function SmsSheet({ open, onClose, busy, onVerify }: SmsSheetProps) {
  const [phone, setPhone] = useState('');
  const [smsCode, setSmsCode] = useState('');
  const { seconds, start } = useCooldown();
  const send = useMutation({
    mutationFn: () => api.sendSmsCode({ phone, purpose: 'verify' }),
    onSuccess: ({ retryAfterSeconds }) => {
      start(retryAfterSeconds);
      toast('验证码已发送');
    },
    onError: (error) => toast({ text: errorText(error), kind: 'error' }),
  });
  const isPhone = PHONE.test(phone);
  return (
    <Popup
      open={open}
      onClose={onClose}
      title="绑定手机号"
      footer={
        <Button
          size="l"
          block
          loading={busy}
          disabled={!isPhone || !CODE.test(smsCode)}
          onPress={() => onVerify({ method: 'sms', phone, smsCode })}
        >
          验证并绑定
        </Button>
      }
    >
      <FieldGroup>
        <Field
          label="手机号"
          kind="phone"
          maxLength={11}
          placeholder="11 位手机号"
          error={phone.length === 11 && !isPhone ? '手机号格式不正确' : undefined}
          onChange={(text) => setPhone(text.trim())}
        />
        <Field
          label="验证码"
          kind="code"
          maxLength={6}
          placeholder="6 位数字"
          onChange={(text) => setSmsCode(text.trim())}
          suffix={
            <Button
              size="s"
              kind="soft"
              loading={send.isPending}
              disabled={!isPhone || seconds > 0}
              onPress={() => send.mutate()}
            >
              {seconds > 0 ? `${seconds} 秒后重发` : '获取验证码'}
            </Button>
          }
        />
      </FieldGroup>
    </Popup>
  );
}
