import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/feedback';
import { replacePage } from '@/lib/navigate';
import { api, errorText, isCode } from '@/lib/request';
import { routes } from '@/lib/routes';
import { referral } from '@/stores/referral';
import { session } from '@/stores/session';
import { keys } from '../api';
import { firstForm, type Application, type Known } from './first-form';

const CODE = /^[0-9A-Za-z]{4,12}$/;

export function useApplication(known: Omit<Known, 'referral'>) {
  const [form, setForm] = useState<Application>(() => firstForm({ ...known, referral: referral.get() }));
  const change = (part: Partial<Application>): void => setForm((before) => ({ ...before, ...part }));
  const codeError =
    form.inviteCode !== '' && !CODE.test(form.inviteCode.trim())
      ? '邀请码为 4 到 12 位字母或数字'
      : undefined;
  const isComplete = form.name.trim() !== '' && !codeError && form.agreed;
  return { form, change, codeError, isComplete };
}

/** Sends the application; an open shop accepts at once, others let it wait for a person. */
export function useApply(onCodeRefused: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, inviteCode, note }: Application) =>
      api.applyDistributor({
        name: name.trim(),
        note: note.trim(),
        inviteCode: inviteCode.trim() || undefined,
        agreedToTerms: true,
      }),
    onError: (error) => {
      if (isCode(error, 'INVITE_CODE_INVALID')) onCodeRefused();
      toast({ text: errorText(error), kind: 'error' });
    },
    onSuccess: async (mine) => {
      client.setQueryData(keys.status, mine);
      // The header and the "me" page read this from the member; late is better than wrong.
      await api.getMe().then(session.setMember, () => undefined);
      if (mine.status !== 'active') return;
      toast({ text: '欢迎加入', kind: 'success' });
      replacePage(routes.dashboard());
    },
  });
}
