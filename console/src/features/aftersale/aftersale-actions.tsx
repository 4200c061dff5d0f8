import type { AftersaleView } from '@yimai/shared/contracts/aftersale';
import { ConfirmAction } from '@/components/confirm-action';
import { Money } from '@/components/money';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

const OUTDATES = [
  'consoleListAftersales',
  'consoleListOrders',
  'consoleGetOrder',
  'getConsoleDashboard',
] as const;

interface Props {
  aftersale: AftersaleView;
  size?: 'small' | 'middle';
  onDone?: () => void;
}

/** What staff may do with a case in its state: decide on a request, take back goods. */
export function AftersaleActions({ aftersale, size = 'small', onDone }: Props) {
  const may = useMay();
  const decide = useAction('decideAftersale', { done: '已处理', outdates: OUTDATES });
  const receive = useAction('receiveReturn', { done: '已确认收到退货，开始退款', outdates: OUTDATES });
  if (!may('decideAftersale')) return null;
  const aftersaleId = aftersale.id;
  const amount = <Money fen={aftersale.amountFen + aftersale.freightFen} />;
  const isReturn = aftersale.kind === 'returnAndRefund';
  const look = size === 'small' ? 'link' : 'primary';

  if (aftersale.state === 'requested')
    return (
      <>
        <ConfirmAction
          label="同意"
          title={isReturn ? '同意退货退款' : '同意退款'}
          look={look}
          size={size}
          description={
            isReturn ? <>买家寄回商品后退款 {amount}。</> : <>同意后立即按原渠道退款 {amount}，不能撤回。</>
          }
          onConfirm={() => decide.mutateAsync({ aftersaleId, decision: 'approve' }).then(onDone)}
        />
        <ConfirmAction
          label="拒绝"
          title="拒绝售后申请"
          isDanger
          look={size === 'small' ? 'link' : 'default'}
          size={size}
          description="买家会看到您填写的原因，并可以重新申请。"
          reason={{ isRequired: true, placeholder: '向买家说明拒绝的原因' }}
          onConfirm={(reason) => decide.mutateAsync({ aftersaleId, decision: 'reject', reason }).then(onDone)}
        />
      </>
    );
  if (aftersale.state === 'approved' && !isReturn)
    return (
      <ConfirmAction
        label="重新退款"
        title="重新发起退款"
        look={look}
        size={size}
        description={<>上一次退款被支付通道退回。确认后再次按原渠道退款 {amount}。</>}
        onConfirm={() => decide.mutateAsync({ aftersaleId, decision: 'approve' }).then(onDone)}
      />
    );
  if (aftersale.state === 'awaitingReturn' || aftersale.state === 'returned')
    return (
      <ConfirmAction
        label={aftersale.state === 'returned' ? '重新退款' : '收到退货'}
        title="确认收到退货"
        look={look}
        size={size}
        description={<>请先验货。确认后立即按原渠道退款 {amount}，商品退回库存。</>}
        onConfirm={() => receive.mutateAsync({ aftersaleId }).then(onDone)}
      />
    );
  return null;
}
