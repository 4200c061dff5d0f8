import { View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Badge } from '@/components/badge';
import { Card } from '@/components/card';
import { Cell, CellGroup } from '@/components/cell';
import { Countdown } from '@/components/countdown';
import { toast } from '@/components/feedback';
import { Image } from '@/components/image';
import { Logo } from '@/components/logo';
import { Money } from '@/components/money';
import { Price } from '@/components/price';
import { Steps, Timeline } from '@/components/steps';
import { Tag } from '@/components/tag';
import { clock } from '@/platform/clock';
import { Block, Row } from './block';
import styles from './block.module.scss';

const COLOURS = [
  'paper',
  'surface',
  'sunken',
  'line',
  'ink',
  'ink-2',
  'ink-3',
  'brand',
  'brand-soft',
  'gold',
  'gold-soft',
  'jade',
  'jade-soft',
  'amber',
  'indigo',
  'night',
];
const TONES = ['brand', 'gold', 'jade', 'amber', 'indigo', 'neutral'] as const;

function Colours() {
  return (
    <Block title="品牌与颜色">
      <Row>
        <Logo size={96} />
        <Logo size={64} />
      </Row>
      <Row>
        {COLOURS.map((name) => (
          <View
            key={name}
            className={styles.swatch}
            style={{
              background: `var(--c-${name})`,
              color: /^(ink|brand|gold|jade|amber|indigo|night)$|ink-/.test(name) ? '#fff' : undefined,
            }}
          >
            {name}
          </View>
        ))}
      </Row>
    </Block>
  );
}

function Amounts() {
  return (
    <Block title="价格与金额">
      <Row>
        <Price fen={12800} marketFen={19900} size="l" />
        <Price fen={990} from />
        <Price
          fen={5900}
          marketFen={6900}
          label={{ word: 'today', market: 'saved', experimentId: null }}
          size="s"
        />
      </Row>
      <Row>
        <Money fen={123456789} size="xl" />
        <Money fen={-1250} signed tone="muted" />
        <Money fen={3680} signed tone="jade" />
        <Money fen={8800} tone="gold" />
      </Row>
    </Block>
  );
}

function Marks() {
  return (
    <Block title="标签、角标、头像">
      <Row>
        {TONES.map((tone) => (
          <Tag key={tone} tone={tone}>
            七天无理由
          </Tag>
        ))}
      </Row>
      <Row>
        {TONES.map((tone) => (
          <Tag key={tone} tone={tone} kind="outline">
            包邮
          </Tag>
        ))}
        <Tag kind="solid">新品</Tag>
      </Row>
      <Row>
        <Badge count={3} />
        <Badge count={120} />
        <Badge />
        <Avatar name="林" />
        <Avatar name="一脉" ring size={112} />
      </Row>
    </Block>
  );
}

function Pictures() {
  return (
    <Block title="图片">
      <Row>
        <View style={{ width: '30%' }}>
          <Image src="" alt="加载失败" ratio={1} radius="l" />
        </View>
        <View style={{ width: '30%' }}>
          <Image src="/missing.png" alt="加载失败" ratio={1} radius="l" placeholderColor="#d7c7ae" />
        </View>
      </Row>
    </Block>
  );
}

function Cards() {
  return (
    <Block title="卡片">
      <Card title="我的订单" extra="全部" onExtra={() => toast('全部订单')}>
        卡片内容放在纸面之上，阴影很轻。
      </Card>
      <View style={{ height: '12px' }} />
      <Card tone="night">
        <Row>
          <Avatar name="沈" ring />
          <View>累计收益</View>
        </Row>
        <Money fen={268540} size="xl" tone="inherit" />
      </Card>
    </Block>
  );
}

function Cells() {
  return (
    <Block title="单元格">
      <CellGroup title="账户" footer="资料仅用于发货与结算">
        <Cell title="收货地址" icon="location" onPress={() => toast('地址')} value="3 个" />
        <Cell title="优惠券" note="2 张即将过期" icon="coupon" onPress={() => toast('券')} />
        <Cell title="版本" value="0.1.0" />
        <Cell title="退出登录" danger onPress={() => toast('退出')} />
        <Cell title="暂不可用" disabled onPress={() => toast('-')} />
      </CellGroup>
    </Block>
  );
}

function Progress() {
  const soon = clock.now().getTime() + 3_723_000;
  return (
    <Block title="步骤、时间线、倒计时">
      <Card>
        <Steps
          current={2}
          items={[
            { title: '下单' },
            { title: '付款' },
            { title: '发货', note: '预计明天' },
            { title: '收货' },
          ]}
        />
      </Card>
      <View style={{ height: '12px' }} />
      <Card>
        <Timeline
          items={[
            { key: '1', title: '快件已到达杭州转运中心', time: '3月5日 14:20' },
            { key: '2', title: '商家已发货', text: '顺丰速运 SF1234567890', time: '3月4日 18:02' },
            { key: '3', title: '订单已付款', time: '3月4日 10:11' },
          ]}
        />
      </Card>
      <Row>
        <Countdown until={soon} kind="boxed" />
        <Countdown until={soon} />
        <Countdown until={0} />
      </Row>
    </Block>
  );
}

export function DisplaySection() {
  return (
    <View>
      <Colours />
      <Amounts />
      <Marks />
      <Pictures />
      <Cards />
      <Cells />
      <Progress />
    </View>
  );
}
