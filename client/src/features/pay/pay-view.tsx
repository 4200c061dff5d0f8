import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Button } from '@/components/button';
import { Countdown } from '@/components/countdown';
import { EmptyState } from '@/components/empty-state';
import { Icon, type IconName } from '@/components/icon';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Popup } from '@/components/popup';
import { Bone, SkeletonFrame } from '@/components/skeleton';
import { asset } from '@/lib/asset';
import { yuan } from '@/lib/format';
import { openPage, replacePage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import type { PayOption } from '@/platform/contract';
import type { Order } from './api';
import { QrCode } from './qr-code';
import type { PayState } from './use-pay';
import styles from './pay.module.scss';

function iconOf(option: PayOption): { icon: IconName; tone: string } {
  if (option.scene.startsWith('wechat')) return { icon: 'wechat', tone: styles.wechat ?? '' };
  if (option.scene.startsWith('alipay')) return { icon: 'wallet', tone: styles.alipay ?? '' };
  return { icon: 'douyin', tone: styles.douyin ?? '' };
}

function Methods({ state }: { state: PayState }) {
  return (
    <View className={styles.methods} {...({ role: 'radiogroup', 'aria-label': '支付方式' } as object)}>
      {state.options.map((option) => {
        const on = option.scene === state.scene;
        const { icon, tone } = iconOf(option);
        return (
          <Pressable
            key={option.scene}
            role="radio"
            selected={on}
            label={option.name}
            className={styles.method}
            onPress={() => state.setScene(option.scene)}
          >
            <View className={`${styles.mark} ${tone}`}>
              <Icon name={icon} size={44} />
            </View>
            <View className={styles.methodText}>
              <View className={styles.methodName}>{option.name}</View>
              {option.note && <View className={styles.methodNote}>{option.note}</View>}
            </View>
            <Icon
              name={on ? 'check-solid' : 'circle'}
              size={44}
              color={on ? 'var(--c-brand)' : 'var(--c-control)'}
            />
          </Pressable>
        );
      })}
    </View>
  );
}

/** While the money is on its way: a code to scan, or the question whether it is done. */
function Waiting({ state, order }: { state: PayState; order: Order }) {
  const { running } = state;
  return (
    <Popup
      open={running !== null}
      kind="dialog"
      title={running?.codeUrl ? '微信扫码支付' : '正在等待支付结果'}
      onClose={state.stop}
    >
      <View className={styles.waiting}>
        {running?.codeUrl ? (
          <>
            <QrCode text={running.codeUrl} label="付款二维码" />
            <Money fen={order.payableFen} size="l" tone="brand" />
            <Text className={styles.waitingText}>打开手机微信“扫一扫”，付款后本页自动更新</Text>
          </>
        ) : (
          <>
            <View className={styles.spinner} />
            <Text className={styles.waitingText}>请在打开的页面完成付款。付款后这里会自动更新。</Text>
          </>
        )}
        <Button block size="l" loading={state.isBusy} onPress={state.askAgain}>
          我已支付
        </Button>
        <Button block kind="ghost" onPress={state.stop}>
          更换支付方式
        </Button>
      </View>
    </Popup>
  );
}

/** What the money is for: enough to recognise it by. */
function Goods({ order }: { order: Order }) {
  const first = order.lines[0];
  if (!first) return null;
  return (
    <Pressable
      className={styles.goods}
      role="link"
      label={`查看订单，共 ${order.totalQuantity} 件`}
      onPress={() => openPage(routes.order({ orderId: order.id }))}
    >
      {order.lines.slice(0, 3).map((line) => (
        <View key={line.id} className={styles.good}>
          <Image src={asset(line.imageUrl)} alt="" ratio={1} radius="s" />
        </View>
      ))}
      <Text className={styles.goodsText}>{order.lines.length === 1 ? first.title : ''}</Text>
      <Text className={styles.goodsCount}>共 {order.totalQuantity} 件</Text>
      <Icon name="next" size={26} color="var(--c-ink-3)" />
    </Pressable>
  );
}

function Cashier({ order, state }: { order: Order; state: PayState }) {
  if (order.state === 'closed')
    return (
      <EmptyState
        illustration="box"
        title="订单已关闭"
        text="已取消或超过付款时限，没有扣款"
        actionText="查看订单"
        onAction={() => replacePage(routes.order({ orderId: order.id }))}
      />
    );
  return (
    <View className={styles.cashier}>
      <View className={styles.panel}>
        <View className={styles.amount}>
          <Text className={styles.amountText}>应付金额</Text>
          <Money fen={order.payableFen} size="xl" tone="brand" />
          {order.payBefore && (
            <View className={styles.left}>
              <Icon name="clock" size={28} />
              <Text>剩余付款时间 </Text>
              <Countdown until={order.payBefore} onEnd={state.expire} endedText="已超时" />
            </View>
          )}
        </View>
        <Goods order={order} />
      </View>
      <View className={styles.panel}>
        <Methods state={state} />
      </View>
      <View className={styles.action}>
        <Button block size="l" loading={state.isBusy} disabled={!state.scene} onPress={state.start}>
          {`确认支付 ${yuan(order.payableFen)}`}
        </Button>
        <View className={styles.safe}>
          <Icon name="shield" size={28} />
          <Text>由官方支付渠道收款，一脉不经手您的支付密码</Text>
        </View>
      </View>
      <Waiting state={state} order={order} />
    </View>
  );
}

function CashierSkeleton() {
  return (
    <SkeletonFrame className={styles.cashier}>
      <View className={styles.panel}>
        <View className={styles.amount}>
          <Bone width={160} height={32} />
          <Bone width={320} height={76} className={styles.boneAmount} />
        </View>
      </View>
      <View className={styles.panel}>
        {[0, 1].map((i) => (
          <View key={i} className={styles.method}>
            <Bone width={72} height={72} radius="m" />
            <View className={styles.methodText}>
              <Bone width={200} />
            </View>
          </View>
        ))}
      </View>
    </SkeletonFrame>
  );
}

export function PayView({ state }: { state: PayState }) {
  return (
    <Loadable query={state.query} describe={describeError} skeleton={<CashierSkeleton />}>
      {(order) => <Cashier order={order} state={state} />}
    </Loadable>
  );
}
