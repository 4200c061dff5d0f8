import { useState } from 'react';
import { View } from '@tarojs/components';
import { Banner } from '@/components/banner';
import { BarChart } from '@/components/charts/bar-chart';
import { LineChart } from '@/components/charts/line-chart';
import { RingChart } from '@/components/charts/ring-chart';
import { Sparkline } from '@/components/charts/sparkline';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { CouponCard } from '@/components/coupon-card';
import { toast } from '@/components/feedback';
import { Lightbox } from '@/components/lightbox';
import { ProductCard } from '@/components/product-card';
import { ProductGrid } from '@/components/product-grid';
import { SkuPanel } from '@/components/sku-panel';
import { Stepper } from '@/components/stepper';
import { Block, Row } from './block';
import { picture } from './picture';

const GOODS = [
  {
    title: '明前西湖龙井 特级 50g 罐装',
    subtitle: '狮峰产区 · 春茶',
    priceFen: 16800,
    marketFen: 22800,
    tags: ['包邮', '7天无理由'],
    soldText: '已售 1.2万',
    color: '#7f9a6c',
  },
  { title: '手工陶瓷茶杯', priceFen: 5900, tags: ['新品'], soldText: '已售 320', color: '#b78f72' },
  {
    title: '赣南脐橙 家庭装 5kg 现摘现发坏果包赔顺丰直达',
    priceFen: 4990,
    marketFen: 6990,
    tags: ['产地直发'],
    soldText: '已售 8600',
    earnFen: 498,
    color: '#d98a3d',
  },
  { title: '羊毛混纺围巾', priceFen: 29900, soldOut: true, soldText: '已售 56', color: '#8d7d86' },
  {
    title: '云南小粒咖啡豆 中深烘 227g',
    priceFen: 6800,
    marketFen: 7800,
    soldText: '已售 2100',
    color: '#6e5244',
  },
];
const SPECS = [
  { name: '规格', values: ['50g 罐装', '100g 罐装', '250g 礼盒', '500g 家庭装'] },
  { name: '等级', values: ['特级', '一级'] },
];
const SKUS = SPECS[0]!.values.flatMap((size, i) =>
  SPECS[1]!.values.map((grade, j) => ({
    skuId: `${i}${j}`,
    values: [size, grade],
    priceFen: 16800 * (i + 1) - j * 3000,
    marketFen: 22800 * (i + 1),
    imageUrl: picture(['#7f9a6c', '#b78f72', '#8d7d86', '#6e5244'][i] ?? '#7f9a6c'),
    stock: i === 3 || (i === 2 && j === 1) ? 0 : 8 * (i + 1),
  })),
);
const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const VALUES = [320, 510, 460, 880, 760, 1240, 980];

const PICTURES = ['#7f9a6c', '#b78f72', '#8d7d86'].map((colour, i) => ({
  url: picture(colour),
  alt: `样图 ${i + 1}`,
}));

function Pictures() {
  const [viewed, setViewed] = useState<number | null>(null);
  return (
    <Block title="看图：计数与大图">
      <Banner
        items={PICTURES.map((one, i) => ({
          key: String(i),
          title: one.alt,
          imageUrl: one.url,
          wordless: true,
        }))}
        autoplay={false}
        marks="count"
        onPress={(item) => setViewed(Number(item.key))}
      />
      <Lightbox index={viewed} pictures={PICTURES} onClose={() => setViewed(null)} />
    </Block>
  );
}

function Banners() {
  return (
    <Block title="轮播">
      <Banner
        items={[
          {
            key: 'a',
            title: '春茶上新',
            subtitle: '明前第一采，今日到店',
            imageUrl: picture('#7f9a6c', 1200, 600),
          },
          { key: 'b', title: '好物相传', subtitle: '邀好友同享，收益看得见', color: '#8c3a2b' },
        ]}
        onPress={(item) => toast(item.title)}
      />
    </Block>
  );
}

function Products() {
  const [quantity, setQuantity] = useState(2);
  return (
    <Block title="商品卡">
      <ProductGrid>
        {GOODS.map((one) => (
          <ProductCard
            key={one.title}
            {...one}
            imageUrl={picture(one.color)}
            placeholderColor={one.color}
            onPress={() => toast(one.title)}
            onAdd={() => toast({ text: '已加入购物车', kind: 'success' })}
          />
        ))}
      </ProductGrid>
      <Card>
        <ProductCard
          {...GOODS[0]!}
          imageUrl={picture('#7f9a6c')}
          variant="list"
          onPress={() => toast('打开')}
          action={<Stepper value={quantity} onChange={setQuantity} />}
        />
      </Card>
    </Block>
  );
}

function Coupons() {
  const [chosen, setChosen] = useState(0);
  return (
    <Block title="优惠券">
      <CouponCard
        amountFen={2000}
        thresholdFen={19900}
        title="新人立减券"
        validText="领取后 7 天有效"
        state="claimable"
        onPress={() => toast('已领取')}
      />
      <CouponCard
        discountText="8.5折"
        title="茶礼专场"
        validText="2026.03.01 – 03.31"
        onPress={() => toast('去使用')}
      />
      {[0, 1].map((i) => (
        <CouponCard
          key={i}
          amountFen={500 * (i + 1)}
          thresholdFen={5000}
          title="满减券"
          validText="2026.03.31 到期"
          selected={chosen === i}
          onPress={() => setChosen(i)}
        />
      ))}
      <CouponCard
        amountFen={5050}
        title="老友回馈券"
        validText="2026.02.28 到期"
        state="expired"
        note="已超过使用期限"
      />
    </Block>
  );
}

function Skus() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Block title="规格面板">
        <Row>
          <Button onPress={() => setOpen(true)}>选择规格</Button>
        </Row>
      </Block>
      <SkuPanel
        open={open}
        onClose={() => setOpen(false)}
        title="明前西湖龙井"
        imageUrl={picture('#7f9a6c')}
        specs={SPECS}
        skus={SKUS}
        onCart={(sku, n) => (toast(`加购 ${sku.values.join('/')} ×${n}`), setOpen(false))}
        onBuy={() => setOpen(false)}
      />
    </>
  );
}

function Charts() {
  return (
    <Block title="图表">
      <Card title="近 7 日收益">
        <LineChart
          id="line"
          labels={DAYS}
          series={[{ name: '收益', values: VALUES }]}
          format={(v) => `¥${v}`}
          summary="近七日收益，周六最高"
        />
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="每日订单">
        <BarChart id="bar" labels={DAYS} values={VALUES.map((v) => v / 40)} summary="每日订单数" />
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="渠道占比">
        <RingChart
          id="ring"
          parts={[
            { name: '微信', value: 62 },
            { name: '抖音', value: 27 },
            { name: '网页', value: 11 },
          ]}
          center="1,280"
          caption="累计订单"
        />
      </Card>
      <View style={{ height: '12px' }} />
      <Card title="趋势">
        <Sparkline id="spark" values={VALUES} summary="上升" />
      </Card>
    </Block>
  );
}

export function CommerceSection() {
  return (
    <View>
      <Banners />
      <Pictures />
      <Products />
      <Coupons />
      <Skus />
      <Charts />
    </View>
  );
}
