import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirm, toast } from '@/components/feedback';
import { openPage } from '@/lib/navigate';
import { api, errorText, type ApiInput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { session } from '@/stores/session';
import { keys } from '../api';

/** Links a phone to the member. When it already belongs to another account, a merge is proposed and never forced. */
export function useVerifyPhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ApiInput<'verifyPhone'>) => api.verifyPhone(input),
    onError: (error) => toast({ text: errorText(error), kind: 'error' }),
    onSuccess: async ({ member, mergeProposal }) => {
      session.setMember(member);
      void client.invalidateQueries({ queryKey: keys.all });
      if (!mergeProposal) {
        toast({ text: '手机号已绑定', kind: 'success' });
        return;
      }
      const wants = await confirm({
        title: '这个手机号已有账号',
        text: '可以把两个账号合并，订单和佣金都会保留。合并前会列出全部影响，由您确认。',
        confirmText: '查看合并',
        cancelText: '暂不合并',
      });
      if (wants) openPage(routes.merge({ proposalId: mergeProposal.id }));
    },
  });
}
