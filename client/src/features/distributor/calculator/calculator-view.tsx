import { useMemo, useState, type ReactNode } from 'react';
import { Slider, Text, View } from '@tarojs/components';
import { bps, type Bps } from '@yimai/shared/kernel/bps';
import { fen, formatYuan, parseYuan } from '@yimai/shared/kernel/money';
import { Pressable } from '@/components/base/pressable';
import { Card } from '@/components/card';
import { Field, FieldGroup } from '@/components/field';
import { Icon } from '@/components/icon';
import { Money } from '@/components/money';
import { Stepper } from '@/components/stepper';
import { formatBps, yuan } from '@/lib/format';
import { clock } from '@/platform/clock';
import { ProductPicker, type PickedProduct } from '../pick/product-picker';
import { estimate, type Estimate } from './estimate';
import styles from './calculator.module.scss';

interface Goods {
  title: string;
  rateBps: Bps;
}

const FIRST_PRICE = fen(19_900);
const FIRST_ORDERS = 20;
const FIRST_RETURNS = 10;
const MOST_ORDERS = 999;
const MOST_RETURNS = 50;

function goodsOf({ title, commission }: PickedProduct): Goods | null {
  return commission ? { title, rateBps: bps(commission.minRateBps) } : null;
}

function Result({ sum }: { sum: Estimate }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card tone="night" className={styles.result}>
      <Text className={styles.caption}>一个月大约结算</Text>
      <Money fen={sum.monthFen} size="xl" tone="inherit" className={styles.month} />
      <View className={styles.equation}>
        <Text>每单 {yuan(sum.perOrderFen)}</Text>
        <Text>×</Text>
        <Text>{sum.keptOrders} 单</Text>
        {sum.returnedOrders > 0 && <Text>（另有 {sum.returnedOrders} 单退货不计）</Text>}
      </View>
      <Text className={styles.caption}>
        对应成交 {yuan(sum.salesFen)}，佣金比例 {sum.rateBps === null ? '按件' : formatBps(sum.rateBps)}
      </Text>
      <Pressable className={styles.toggle} onPress={() => setOpen(!isOpen)}>
        每单怎么算
        <Icon name={isOpen ? 'up' : 'down'} size={28} />
      </Pressable>
      {isOpen &&
        sum.explain.map((sentence) => (
          <Text key={sentence} className={styles.sentence}>
            {sentence}
          </Text>
        ))}
    </Card>
  );
}

function Inputs({
  onPick,
  goods,
  children,
}: {
  onPick: () => void;
  goods: Goods | null;
  children: ReactNode;
}) {
  return (
    <View>
      <FieldGroup>{children}</FieldGroup>
      <Pressable className={styles.goods} onPress={onPick}>
        <Icon name="gift" size={40} />
        <Text className={styles.goodsTitle}>
          {goods ? `${goods.title}（${formatBps(goods.rateBps)}）` : '用店里的商品来算'}
        </Text>
        <Icon name="next" size={28} />
      </Pressable>
    </View>
  );
}

/** What sharing might bring, computed by the engine that computes the real thing; an example, not a promise. */
export function CalculatorView() {
  const [priceFen, setPrice] = useState(FIRST_PRICE);
  const [orders, setOrders] = useState(FIRST_ORDERS);
  const [returnPercent, setReturns] = useState(FIRST_RETURNS);
  const [goods, setGoods] = useState<Goods | null>(null);
  const [version, setVersion] = useState(0);
  const [isPicking, setPicking] = useState(false);
  const sum = useMemo(
    () => estimate({ priceFen, orders, returnPercent, rateBps: goods?.rateBps ?? null, at: clock.now() }),
    [priceFen, orders, returnPercent, goods],
  );
  const pick = (product: PickedProduct): void => {
    setPrice(fen(product.priceFen));
    setGoods(goodsOf(product));
    setVersion((n) => n + 1);
  };
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <Inputs goods={goods} onPick={() => setPicking(true)}>
          <Field
            key={version}
            label="商品售价"
            kind="decimal"
            maxLength={9}
            defaultValue={formatYuan(priceFen)}
            suffix="元"
            onChange={(text) => setPrice(parseYuan(text) ?? fen(0))}
          />
          <View className={styles.field}>
            <Text className={styles.fieldName}>每月成交</Text>
            <Stepper value={orders} max={MOST_ORDERS} onChange={setOrders} label="每月成交单数" />
          </View>
          <View className={styles.field}>
            <Text className={styles.fieldName}>其中退货</Text>
            <View className={styles.slider}>
              <Slider
                min={0}
                max={MOST_RETURNS}
                step={5}
                value={returnPercent}
                activeColor="#c2301c"
                backgroundColor="#cfc2b0"
                blockSize={20}
                onChange={(event) => setReturns(event.detail.value)}
                ariaLabel="退货比例"
              />
            </View>
            <Text className={styles.percent}>{returnPercent}%</Text>
          </View>
        </Inputs>
      </View>
      <View className={styles.side}>
        <Result sum={sum} />
        <View className={styles.notes}>
          以上只是按当前数字的算术示例，不代表实际收入。佣金来自真实成交，过了退货期才结算；商品可能单独设置比例并有封顶，以每笔佣金小票为准；未扣个人所得税。
        </View>
      </View>
      <ProductPicker open={isPicking} onClose={() => setPicking(false)} onPick={pick} />
    </View>
  );
}
