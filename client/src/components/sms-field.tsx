import { useEffect, useState } from 'react';
import { Button } from './button';
import { Field } from './field';

export interface SmsFieldProps {
  onChange: (code: string) => void;
  /** Sends a code; resolves to the seconds until the next may be sent, or null when it was refused. */
  onSend: () => Promise<number | null>;
  error?: string;
  disabled?: boolean;
}

/** A verification code with its button, which counts down until it may be pressed again. */
export function SmsField({ onChange, onSend, error, disabled }: SmsFieldProps) {
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  const send = async (): Promise<void> => {
    setBusy(true);
    const seconds = await onSend();
    setBusy(false);
    if (seconds !== null) setLeft(seconds);
  };
  return (
    <Field
      label="验证码"
      kind="code"
      maxLength={6}
      placeholder="6 位短信验证码"
      error={error}
      onChange={onChange}
      suffix={
        <Button
          size="s"
          kind="soft"
          loading={busy}
          disabled={left > 0 || disabled}
          onPress={() => void send()}
        >
          {left > 0 ? `${left} 秒后重发` : '获取验证码'}
        </Button>
      }
    />
  );
}
