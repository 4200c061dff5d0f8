import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Radio } from '@/components/choice';
import { EmptyState } from '@/components/empty-state';
import { Field, FieldGroup, TextArea } from '@/components/field';
import { LineItem } from '@/components/line-item';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Skeleton } from '@/components/skeleton';
import { Stepper } from '@/components/stepper';
import { Uploader } from '@/components/uploader';
import { asset } from '@/lib/asset';
import { useIsLoggedIn } from '@/lib/login-gate';
import { goBack } from '@/lib/navigate';
import { describeError, errorText } from '@/lib/request';
import { sender } from '@/lib/upload';
import { REASONS, type Kind, type Order, type OrderLine } from './api';
import { isReasonFor, notShipped, refundHint } from './refund-hint';
import type { RequestState } from './use-request';
import styles from './aftersale.module.scss';

const sendEvidence = sender('evidence');

const KINDS: readonly { key: Kind; title: string; text: string }[] = [
  { key: 'refundOnly', title: '仅退款', text: '未收到货，或与商家协商后不退货' },
  { key: 'returnAndRefund', title: '退货退款', text: '已收到货，需要退回商品' },
];

function Goods({ state }: { state: RequestState }) {
  return (
    <Card title="退哪件商品" extra={state.line ? undefined : '请先选择一件'}>
      {state.eligible.map((line) => (
        <View key={line.id} className={styles.choice}>
          {state.eligible.length > 1 && (
            <View className={styles.pick}>
              <Radio
                checked={state.line?.id === line.id}
                label={line.title}
                onChange={() => state.choose(line.id)}
              />
            </View>
          )}
          <View className={styles.grow}>
            <LineItem {...line} imageUrl={asset(line.imageUrl, 360)} onPress={() => state.choose(line.id)} />
          </View>
        </View>
      ))}
    </Card>
  );
}

function Reasons({ order, line, state }: { order: Order; line: OrderLine; state: RequestState }) {
  return (
    <Card
      title="申请原因"
      className={state.isReasonMissed ? styles.missed : ''}
      extra={
        state.isReasonMissed && (
          <Text className={styles.problem} {...({ role: 'alert' } as object)}>
            请选择申请原因
          </Text>
        )
      }
    >
      <View id="aftersale-reason" {...({ role: 'radiogroup', 'aria-label': '申请原因' } as object)}>
        {REASONS.filter((one) => isReasonFor(one, order, line)).map((one) => (
          <Radio key={one} checked={state.reason === one} onChange={() => state.setReason(one)}>
            {one}
          </Radio>
        ))}
      </View>
    </Card>
  );
}

function Form({ order, line, state }: { order: Order; line: OrderLine; state: RequestState }) {
  const kinds = notShipped(order) ? KINDS.slice(0, 1) : KINDS;
  return (
    <>
      <Card title="申请类型">
        {kinds.map((one) => (
          <Radio key={one.key} checked={state.kind === one.key} onChange={() => state.setKind(one.key)}>
            <View className={styles.kind}>{one.title}</View>
            <View className={styles.kindNote}>{one.text}</View>
          </Radio>
        ))}
      </Card>
      <Reasons order={order} line={line} state={state} />
      <FieldGroup flush>
        <View className={styles.count}>
          <Text>申请数量</Text>
          <Stepper value={state.quantity} max={state.most} onChange={state.setQuantity} />
        </View>
        <Field
          key={`${line.id}-${state.quantity}`}
          label="退款金额"
          kind="decimal"
          defaultValue={state.amountDefault}
          hint={refundHint({
            order,
            lineId: line.id,
            mostFen: state.mostFen,
            isWholeLine: state.isWholeLine,
          })}
          error={state.amountError}
          suffix="元"
          onChange={state.setAmountText}
        />
        <TextArea
          label="补充说明"
          placeholder="描述遇到的问题，能帮助商家更快处理"
          maxLength={300}
          rows={3}
          onChange={state.setNote}
        />
      </FieldGroup>
      <Card title="上传凭证" extra="选填">
        <View className={styles.kindNote}>商品、包装或面单的照片，只有您和商家能看到</View>
        <Uploader
          value={state.evidence}
          onChange={state.setEvidence}
          upload={sendEvidence}
          describe={errorText}
          label="添加凭证图片"
        />
      </Card>
      <Button block size="l" loading={state.isBusy} onPress={state.submit}>
        提交申请
      </Button>
      <Text className={styles.foot}>退款经原支付渠道退回，商家通常在 1 个工作日内处理</Text>
    </>
  );
}

export function RequestView({ state }: { state: RequestState }) {
  if (!useIsLoggedIn()) return <LoginWall text="登录后申请售后" />;
  return (
    <Loadable query={state.query} describe={describeError} skeleton={<Skeleton preset="panels" count={2} />}>
      {(order) =>
        state.eligible.length === 0 ? (
          <EmptyState
            title="没有可申请售后的商品"
            text="商品已在售后中，或已超过售后期限"
            actionText="返回"
            onAction={goBack}
          />
        ) : (
          <View className={styles.stack}>
            <Goods state={state} />
            {state.line && <Form order={order} line={state.line} state={state} />}
          </View>
        )
      }
    </Loadable>
  );
}
