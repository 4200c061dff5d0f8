import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { carrierName } from '@yimai/shared/domain/fulfilment/carriers';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { confirm, toast } from '@/components/feedback';
import { LineItem } from '@/components/line-item';
import { Loadable } from '@/components/loadable';
import { LoginWall } from '@/components/login-wall';
import { Pictures } from '@/components/pictures';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { StateHead } from '@/components/state-head';
import { Steps, Timeline } from '@/components/steps';
import { asset } from '@/lib/asset';
import { formatDateTime } from '@/lib/format';
import { newestFirst } from '@/lib/newest-first';
import { useIsLoggedIn } from '@/lib/login-gate';
import { api, describeError, errorText } from '@/lib/request';
import { useParam } from '@/lib/use-param';
import { copyText } from '@/platform/clipboard';
import { acceptAftersale, KIND_TEXT, useAftersale, type Aftersale } from './api';
import { ReturnForm } from './return-form';
import { STAGES, stepOf, stepsOf } from './stages';
import styles from './aftersale.module.scss';

function Head({ one }: { one: Aftersale }) {
  const { icon, tone, text } = STAGES[one.state];
  const step = stepOf(one);
  return (
    <Card>
      <StateHead icon={icon} tone={tone} title={one.stateText} note={one.rejectReason ?? text} />
      {step !== null && (
        <View className={styles.steps}>
          <Steps items={stepsOf(one.kind)} current={step} />
        </View>
      )}
    </Card>
  );
}

function Facts({ one }: { one: Aftersale }) {
  const row = (name: string, value: React.ReactNode) => (
    <View className={styles.row}>
      <Text className={styles.rowName}>{name}</Text>
      <View className={styles.rowValue}>{value}</View>
    </View>
  );
  return (
    <Card title="申请信息">
      {row('类型', KIND_TEXT[one.kind])}
      {row('原因', one.reason)}
      {one.note && row('说明', one.note)}
      {one.evidence.length > 0 && row('凭证', <Pictures images={one.evidence} />)}
      {row('退款金额', <Money fen={one.amountFen} size="s" tone="brand" />)}
      {one.freightFen > 0 && row('退运费', <Money fen={one.freightFen} size="s" />)}
      {row('订单编号', one.orderNumber)}
      {one.returnTrackingNumber &&
        row('退货快递', `${carrierName(one.returnCarrier ?? '')} ${one.returnTrackingNumber}`)}
    </Card>
  );
}

function ReturnAddress({ address }: { address: string }) {
  const copy = async (): Promise<void> => {
    if (await copyText(address)) toast('退货地址已复制');
  };
  return (
    <Card title="退货地址" extra="复制" onExtra={() => void copy()}>
      <View className={styles.address}>{address}</View>
    </Card>
  );
}

function Detail({ one }: { one: Aftersale }) {
  const [shipping, setShipping] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const cancel = async (): Promise<void> => {
    const text = '撤销后如仍需售后，可在期限内重新申请';
    if (!(await confirm({ title: '撤销申请？', text, confirmText: '撤销', danger: true }))) return;
    setBusy(true);
    await api
      .cancelAftersale({ aftersaleId: one.id })
      .then(acceptAftersale)
      .catch((error: unknown) => toast(errorText(error)));
    setBusy(false);
  };
  return (
    <View className={styles.stack}>
      <Head one={one} />
      {one.returnAddress && <ReturnAddress address={one.returnAddress} />}
      {one.actions.includes('ship-return') && (
        <Button block size="l" onPress={() => setShipping(true)}>
          填写退货快递
        </Button>
      )}
      <Card>
        <LineItem
          title={one.line.title}
          skuText={one.line.skuText}
          imageUrl={asset(one.line.imageUrl, 360)}
          priceFen={one.line.priceFen}
          quantity={one.quantity}
        />
      </Card>
      <Facts one={one} />
      <Card title="处理进度">
        <Timeline
          items={newestFirst(one.timeline).map((item) => ({
            key: item.at + item.title,
            title: item.title,
            text: item.text,
            time: formatDateTime(item.at),
          }))}
        />
      </Card>
      {one.actions.includes('cancel') && (
        <Button block kind="ghost" loading={isBusy} onPress={() => void cancel()}>
          撤销申请
        </Button>
      )}
      <ReturnForm aftersaleId={one.id} open={shipping} onClose={() => setShipping(false)} />
    </View>
  );
}

export function AftersaleDetail() {
  const query = useAftersale(useParam('aftersaleId') ?? '');
  if (!useIsLoggedIn()) return <LoginWall text="登录后查看售后进度" />;
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="panels" count={3} />}>
      {(one) => <Detail one={one} />}
    </Loadable>
  );
}
