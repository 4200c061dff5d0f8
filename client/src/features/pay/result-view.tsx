import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { notify, toast } from '@/components/feedback';
import { Icon, type IconName } from '@/components/icon';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Bone, SkeletonFrame } from '@/components/skeleton';
import { openPage, replacePage } from '@/lib/navigate';
import { describeError } from '@/lib/request';
import { routes } from '@/lib/routes';
import { share } from '@/platform/share';
import type { Order } from './api';
import type { ResultState, Verdict } from './use-result';
import styles from './result.module.scss';

const WORDS: Record<Verdict, { icon: IconName; tone: string; title: string; text: string }> = {
  paid: { icon: 'check', tone: 'good', title: '支付成功', text: '商家正在备货，发货后可在订单里查看物流' },
  waiting: { icon: 'clock', tone: 'calm', title: '正在确认支付结果', text: '通常只需几秒，请不要重复支付' },
  unknown: {
    icon: 'clock',
    tone: 'calm',
    title: '还没有收到付款',
    text: '如果已经付款，到账后订单会自动更新；如果尚未付款，可以继续支付',
  },
  closed: { icon: 'close', tone: 'bad', title: '订单已关闭', text: '如有扣款，将原路退回到您的支付账户' },
};

function ShareIt({ state }: { state: ResultState }) {
  const send = async (): Promise<void> => {
    if (share.way === 'menu')
      return notify('分享给朋友', '点击右上角“···”，选择“发送给朋友”或“分享到朋友圈”');
    if ((await share.share(state.content)) === 'copied')
      toast({ text: '链接已复制，去粘贴给好友', kind: 'success' });
  };
  return (
    <View className={styles.share}>
      <View className={styles.shareText}>
        <View className={styles.shareTitle}>觉得不错，分享给朋友</View>
        <View className={styles.shareNote}>分享与否，不影响本单的任何权益</View>
      </View>
      <Button
        kind="secondary"
        icon="share"
        loading={share.way !== 'native' && state.code.state === 'loading'}
        open={share.way === 'native' ? 'share' : undefined}
        onPress={share.way === 'native' ? undefined : () => void send()}
      >
        分享
      </Button>
    </View>
  );
}

function Actions({ state, order }: { state: ResultState; order: Order }) {
  const toOrder = (): void => replacePage(routes.order({ orderId: order.id }));
  const toPay = (): void => replacePage(routes.pay({ orderId: order.id }));
  if (state.verdict === 'paid')
    return (
      <View className={styles.actions}>
        <Button block size="l" kind="secondary" onPress={() => openPage(routes.home())}>
          继续逛逛
        </Button>
        <Button block size="l" onPress={toOrder}>
          查看订单
        </Button>
      </View>
    );
  return (
    <View className={styles.actions}>
      <Button block size="l" kind="secondary" onPress={toOrder}>
        查看订单
      </Button>
      {state.verdict === 'unknown' && (
        <>
          <Button block size="l" kind="soft" onPress={state.askAgain}>
            我已支付
          </Button>
          <Button block size="l" onPress={toPay}>
            继续支付
          </Button>
        </>
      )}
    </View>
  );
}

function ResultSkeleton() {
  return (
    <SkeletonFrame className={styles.result}>
      <View className={styles.card}>
        <View className={styles.words}>
          <Bone width={128} height={128} radius="full" />
          <Bone width={280} height={48} className={styles.bone} />
          <Bone width={400} className={styles.bone} />
        </View>
      </View>
    </SkeletonFrame>
  );
}

export function ResultView({ state }: { state: ResultState }) {
  const words = WORDS[state.verdict];
  return (
    <Loadable query={state.query} describe={describeError} skeleton={<ResultSkeleton />}>
      {(order) => (
        <View className={styles.result}>
          <View className={styles.card}>
            <View className={styles.words} {...({ role: 'status', 'aria-live': 'polite' } as object)}>
              <View className={`${styles.seal} ${styles[words.tone]}`}>
                <Icon name={words.icon} size={64} />
              </View>
              <View className={styles.title}>{words.title}</View>
              {state.verdict === 'paid' && <Money fen={order.payableFen} size="l" />}
              <Text className={styles.text}>{words.text}</Text>
              {state.verdict === 'waiting' && <View className={styles.progress} />}
            </View>
            <Actions state={state} order={order} />
          </View>
          {state.verdict === 'paid' && <ShareIt state={state} />}
        </View>
      )}
    </Loadable>
  );
}
