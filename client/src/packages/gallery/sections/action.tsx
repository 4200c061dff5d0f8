import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button, type ButtonProps } from '@/components/button';
import { Icon, type IconName } from '@/components/icon';
import { ICONS } from '@/components/icon-paths';
import { IconButton } from '@/components/icon-button';
import { SearchBar } from '@/components/search-bar';
import { Segmented } from '@/components/segmented';
import { Stepper } from '@/components/stepper';
import { Tabs } from '@/components/tabs';
import { toast } from '@/components/feedback';
import { Block, Row } from './block';
import styles from './block.module.scss';

const KINDS: [NonNullable<ButtonProps['kind']>, string][] = [
  ['primary', '立即购买'],
  ['secondary', '查看物流'],
  ['soft', '加入购物车'],
  ['ghost', '再想想'],
  ['gold', '去提现'],
  ['danger', '取消订单'],
];
const ORDER_TABS = [
  { key: 'all', text: '全部' },
  { key: 'unpaid', text: '待付款', badge: 2 },
  { key: 'unshipped', text: '待发货' },
  { key: 'shipped', text: '待收货', badge: 1 },
  { key: 'done', text: '已完成' },
  { key: 'aftersale', text: '退款/售后' },
] as const;

function Buttons() {
  return (
    <Block title="按钮">
      <Row>
        {KINDS.map(([kind, text]) => (
          <Button key={kind} kind={kind} onPress={() => toast(text)}>
            {text}
          </Button>
        ))}
      </Row>
      <Row>
        {KINDS.map(([kind, text]) => (
          <Button key={kind} kind={kind} disabled>
            {text}
          </Button>
        ))}
      </Row>
      <Row>
        <Button size="l" icon="wechat">
          微信支付
        </Button>
        <Button size="m" loading>
          提交中
        </Button>
        <Button size="s" kind="secondary">
          修改
        </Button>
        <Button size="s">立即领取</Button>
      </Row>
      <Button block size="l">
        提交订单
      </Button>
    </Block>
  );
}

function IconButtons() {
  return (
    <Block title="图标按钮">
      <Row>
        <IconButton icon="heart" label="收藏" />
        <IconButton icon="share" label="分享" kind="soft" />
        <IconButton icon="plus" label="加购" kind="solid" size={34} />
        <IconButton icon="cart" label="购物车" badge={12} />
        <IconButton icon="bell" label="消息" badge={120} caption="消息" />
        <IconButton icon="trash" label="删除" disabled />
      </Row>
    </Block>
  );
}

function Switching() {
  const [quantity, setQuantity] = useState(1);
  const [tab, setTab] = useState<(typeof ORDER_TABS)[number]['key']>('unpaid');
  const [span, setSpan] = useState<'day' | 'week' | 'month'>('week');
  return (
    <Block title="搜索与切换">
      <SearchBar onPress={() => toast('去搜索')} />
      <View style={{ height: '12px' }} />
      <SearchBar defaultValue="龙井" onSearch={(text) => toast(`搜索：${text}`)} />
      <Tabs items={ORDER_TABS} value={tab} onChange={setTab} />
      <Row>
        <Segmented
          label="时间"
          items={[
            { key: 'day', text: '今日' },
            { key: 'week', text: '近7天' },
            { key: 'month', text: '近30天' },
          ]}
          value={span}
          onChange={setSpan}
        />
      </Row>
      <Row>
        <Stepper value={quantity} max={5} onChange={setQuantity} onLimit={() => toast('最多购买 5 件')} />
        <Stepper value={1} onChange={setQuantity} disabled />
      </Row>
    </Block>
  );
}

function Icons() {
  return (
    <Block title={`图标 ${Object.keys(ICONS).length}`}>
      <Row>
        {(Object.keys(ICONS) as IconName[]).map((name) => (
          <View key={name} className={styles.icon}>
            <Icon name={name} size={48} />
            <Text>{name}</Text>
          </View>
        ))}
      </Row>
    </Block>
  );
}

export function ActionSection() {
  return (
    <View>
      <Buttons />
      <IconButtons />
      <Switching />
      <Icons />
    </View>
  );
}
