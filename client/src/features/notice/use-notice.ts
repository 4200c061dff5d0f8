import { useState } from 'react';
import { toast } from '@/components/feedback';
import { api, errorText, type ApiInput } from '@/lib/request';
import { useClientSetup } from '@/lib/setup';
import { platformName } from '@/platform/name';
import { subscribe } from '@/platform/subscribe';

export type Occasion = ApiInput<'recordNoticeAnswers'>['answers'][number]['occasion'];

/** Asking for leave to send one message. Null where the platform or the merchant has no such message. */
export function useNotice(occasion: Occasion): { isOn: boolean; ask: () => void } | null {
  const [isOn, setOn] = useState(false);
  const template = useClientSetup()?.notices.find(
    (one) => one.platform === (platformName as string) && one.occasion === occasion,
  );
  if (!subscribe.supported || !template) return null;
  const ask = async (): Promise<void> => {
    const answer = (await subscribe.ask([template.templateId]))[template.templateId];
    if (!answer) return;
    try {
      await api.recordNoticeAnswers({ answers: [{ occasion, answer }] });
    } catch (error) {
      toast(errorText(error)); // The platform has the answer, but without our note of it nothing would be sent.
      return;
    }
    setOn(answer === 'accept');
    if (answer !== 'accept') toast('未开启通知，可随时在此重新开启');
  };
  return { isOn, ask: () => void ask() };
}
