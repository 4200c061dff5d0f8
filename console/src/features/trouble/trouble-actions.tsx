import type { TroubleKind, TroubleView } from '@yimai/shared/contracts/trouble';
import { Link } from 'react-router-dom';
import { ConfirmAction } from '@/components/confirm-action';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

const OUTDATES = ['consoleListTroubles'] as const;

/** What staff may do about it. */
export function TroubleActions({
  kind,
  trouble: { id, remedy },
}: {
  kind: TroubleKind;
  trouble: TroubleView;
}) {
  const may = useMay();
  const settle = useAction('consoleSettleNotification', { done: '已记录', outdates: OUTDATES });
  const refund = useAction('consoleRetryRefund', { done: '已重新发起退款', outdates: OUTDATES });
  const upload = useAction('consoleRetryUpload', { done: '正在重新上传', outdates: OUTDATES });
  if (remedy === null) return <Link to="/aftersales">去售后处理</Link>;
  if (kind === 'notification' && may('consoleSettleNotification'))
    return (
      <ConfirmAction
        label="记为已核实"
        title="这条通知已经核实"
        description="只记录核实的结果，不会改动订单和账本。"
        reason={{
          isRequired: true,
          placeholder: '如 已向平台核实，款项不属于本店',
          maxLength: 150,
          label: '结果',
        }}
        onConfirm={(note) => settle.mutateAsync({ notificationId: id, note })}
      />
    );
  if (kind === 'refund' && may('consoleRetryRefund'))
    return (
      <ConfirmAction
        label="重新退款"
        title="重新发起这笔退款"
        description="会以新的退款单号再退一次；平台已明确拒绝上一次，不会重复退款。"
        onConfirm={() => refund.mutateAsync({ refundId: id })}
      />
    );
  if (kind === 'upload' && may('consoleRetryUpload'))
    return (
      <ConfirmAction
        label="重新上传"
        title="重新上传发货信息"
        description="微信收到发货信息后才会结算这笔货款。"
        onConfirm={() => upload.mutateAsync({ shipmentId: id })}
      />
    );
  return null;
}
