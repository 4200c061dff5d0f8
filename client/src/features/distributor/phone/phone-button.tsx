import { useState } from 'react';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { platformName } from '@/platform/name';
import { phone } from '@/platform/phone';
import type { Platform } from '../api';
import { SmsSheet } from './sms-sheet';
import { useVerifyPhone } from './use-verify-phone';

/** Widened: each target knows its own name only. */
const method = platformName as Platform;

/** The platform's own phone button where there is one that yields a code; an SMS code everywhere else. */
export function PhoneButton({ text = '绑定手机号' }: { text?: string }) {
  const [isAsking, setAsking] = useState(false);
  const verify = useVerifyPhone();
  const onPhoneDetail = (detail: unknown): void => {
    const answer = phone.read(detail);
    if (answer && 'code' in answer && method !== 'h5') {
      verify.mutate({ method, phoneCode: answer.code });
      return;
    }
    if (answer) toast('请改用短信验证码');
    setAsking(true);
  };
  return (
    <>
      {phone.supported ? (
        <Button
          size="s"
          kind="soft"
          open="getPhoneNumber"
          loading={verify.isPending}
          onPhoneDetail={onPhoneDetail}
        >
          {text}
        </Button>
      ) : (
        <Button size="s" kind="soft" onPress={() => setAsking(true)}>
          {text}
        </Button>
      )}
      <SmsSheet
        open={isAsking}
        onClose={() => setAsking(false)}
        busy={verify.isPending}
        onVerify={(input) => verify.mutate(input, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
