import { useState } from 'react';
import { View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { confirm, notify, toast } from '@/components/feedback';
import { ListFooter } from '@/components/list-footer';
import { Popup } from '@/components/popup';
import { Skeleton } from '@/components/skeleton';
import type { IllustrationName } from '@/components/illustration';
import { Block, Row } from './block';

const EMPTY: [IllustrationName, string, string][] = [
  ['basket', '购物车还空着', '去挑几样喜欢的吧'],
  ['paper', '还没有订单', '下单后可以在这里跟踪进度'],
  ['search', '没有找到', '换个词试试'],
  ['coupon', '暂无可用优惠券', '领券中心每天上新'],
  ['people', '还没有客户', '分享一件好物，从第一位开始'],
  ['box', '暂无物流信息', '商家发货后会显示'],
  ['lock', '请先登录', '登录后查看您的内容'],
];

function Dialogs() {
  const [open, setOpen] = useState(false);
  const ask = async (): Promise<void> => {
    const yes = await confirm({
      title: '取消这笔订单？',
      text: '取消后优惠券会退回，\n库存不再保留。',
      confirmText: '确认取消',
      cancelText: '再想想',
      danger: true,
    });
    toast(yes ? '已取消' : '已保留');
  };
  return (
    <Block title="轻提示与弹窗">
      <Row>
        <Button kind="secondary" onPress={() => toast('已复制链接')}>
          文字
        </Button>
        <Button kind="secondary" onPress={() => toast({ text: '支付成功', kind: 'success' })}>
          成功
        </Button>
        <Button kind="secondary" onPress={() => toast({ text: '网络未连接，请检查后再试', kind: 'error' })}>
          失败
        </Button>
        <Button kind="secondary" onPress={() => void ask()}>
          确认框
        </Button>
        <Button kind="secondary" onPress={() => void notify('提现已提交', '预计 3 个工作日内到账')}>
          通知
        </Button>
        <Button kind="secondary" onPress={() => setOpen(true)}>
          底部弹层
        </Button>
      </Row>
      <Popup
        open={open}
        onClose={() => setOpen(false)}
        title="配送说明"
        footer={
          <Button block onPress={() => setOpen(false)}>
            知道了
          </Button>
        }
      >
        下单后 48 小时内发货，偏远地区顺延。
      </Popup>
    </Block>
  );
}

function Skeletons() {
  return (
    <Block title="骨架">
      <Skeleton preset="text" />
      <Skeleton preset="card" count={2} />
      <Skeleton preset="list" count={2} />
      <Skeleton preset="panels" count={1} />
      <View>三秒后页面上方会说网络有点慢。</View>
    </Block>
  );
}

function States() {
  return (
    <Block title="空与错">
      {EMPTY.map(([illustration, title, text]) => (
        <Card key={title}>
          <EmptyState
            illustration={illustration}
            title={title}
            text={text}
            actionText="去逛逛"
            onAction={() => toast(title)}
          />
        </Card>
      ))}
      <ErrorState requestId="m3k9x2q7" onRetry={() => new Promise((resolve) => setTimeout(resolve, 1200))} />
    </Block>
  );
}

function Footers() {
  return (
    <Block title="列表尾">
      <ListFooter state="loading" />
      <ListFooter state="end" />
      <ListFooter state="idle" />
      <ListFooter state="error" />
    </Block>
  );
}

export function FeedbackSection() {
  return (
    <View>
      <Dialogs />
      <Skeletons />
      <States />
      <Footers />
    </View>
  );
}
