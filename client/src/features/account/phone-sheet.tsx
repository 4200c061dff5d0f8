import { useState } from 'react';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Field, FieldGroup } from '@/components/field';
import { Popup } from '@/components/popup';
import { SmsField } from '@/components/sms-field';
import { openPage } from '@/lib/navigate';
import { queryClient } from '@/lib/query';
import { api, errorText, type ApiInput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { platformName } from '@/platform/name';
import { phone as phoneAdapter } from '@/platform/phone';
import { session } from '@/stores/session';

/** The platform whose button gave the code. There is no button on H5. */
const METHOD = { wechat: 'wechat', douyin: 'douyin', h5: 'wechat' } as const;

const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(text);

/** Proves a phone number: with the platform's button where there is one, else with a code by SMS. */
function usePhoneProof(onDone: () => void) {
  const [phone, setPhone] = useState('');
  const [smsCode, setSmsCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const prove = async (proof: ApiInput<'verifyPhone'>): Promise<void> => {
    setBusy(true);
    try {
      const { member, mergeProposal } = await api.verifyPhone(proof);
      session.setMember(member);
      onDone();
      if (mergeProposal) {
        void queryClient.invalidateQueries({ queryKey: ['merge'] });
        openPage(routes.merge({ proposalId: mergeProposal.id }));
      } else toast({ text: '手机号已绑定', kind: 'success' });
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const send = async (): Promise<number | null> => {
    try {
      return (await api.sendSmsCode({ phone, purpose: 'verify' })).retryAfterSeconds;
    } catch (error) {
      toast(errorText(error));
      return null;
    }
  };
  const byPlatform = (detail: unknown): void => {
    const answer = phoneAdapter.read(detail);
    if (!answer) return;
    if ('code' in answer) void prove({ method: METHOD[platformName], phoneCode: answer.code });
    else toast('请改用短信验证码');
  };
  return {
    canSend: isPhone(phone),
    isReady: isPhone(phone) && /^\d{6}$/.test(smsCode),
    isBusy,
    setPhone,
    setSmsCode,
    send,
    byPlatform,
    bySms: () => void prove({ method: 'sms', phone, smsCode }),
  };
}

export function PhoneSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const proof = usePhoneProof(onClose);
  const footer = (
    <Button block size="l" loading={proof.isBusy} disabled={!proof.isReady} onPress={proof.bySms}>
      确认绑定
    </Button>
  );
  return (
    <Popup open={open} onClose={onClose} title="绑定手机号" footer={footer}>
      {phoneAdapter.supported && (
        <Button block size="l" kind="secondary" open="getPhoneNumber" onPhoneDetail={proof.byPlatform}>
          使用平台手机号
        </Button>
      )}
      <FieldGroup>
        <Field
          label="手机号"
          kind="phone"
          maxLength={11}
          placeholder="11 位手机号"
          onChange={proof.setPhone}
        />
        <SmsField onChange={proof.setSmsCode} onSend={proof.send} disabled={!proof.canSend} />
      </FieldGroup>
    </Popup>
  );
}
