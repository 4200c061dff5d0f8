import { useMemo, useState } from 'react';
import { Slider, Text, View } from '@tarojs/components';
import { bps } from '@yimai/shared/kernel/bps';
import { fen, formatYuan, parseYuan, type Fen } from '@yimai/shared/kernel/money';
import { Field, FieldGroup } from '@/components/field';
import { Loadable } from '@/components/loadable';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import { Stepper } from '@/components/stepper';
import { formatBps } from '@/lib/format';
import { describeError } from '@/lib/request';
import { clock } from '@/platform/clock';
import { useCommissionTerms, type CommissionTerms } from '../api';
import { monthOf, saleOf, saleUnder, type Sale } from './estimate';
import { GoodsField, useGoods } from './goods';
import { Result } from './result';
import styles from './calculator.module.scss';

const FIRST_PRICE = fen(19_900);
const FIRST_ORDERS = 20;
const FIRST_RETURNS = 10;
const MOST_ORDERS = 999;
const MOST_RETURNS = 50;

interface Plan {
  orders: number;
  returnPercent: number;
}

function PlanFields({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  return (
    <>
      <View className={styles.field}>
        <Text className={styles.fieldName}>每月成交</Text>
        <Stepper
          value={plan.orders}
          max={MOST_ORDERS}
          onChange={(orders) => onChange({ ...plan, orders })}
          label="每月成交单数"
        />
      </View>
      <View className={styles.field}>
        <Text className={styles.fieldName}>其中退货</Text>
        <View className={styles.slider}>
          <Slider
            min={0}
            max={MOST_RETURNS}
            step={5}
            value={plan.returnPercent}
            activeColor="#c2301c"
            backgroundColor="#cfc2b0"
            blockSize={20}
            onChange={(event) => onChange({ ...plan, returnPercent: event.detail.value })}
            ariaLabel="退货比例"
          />
        </View>
        <Text className={styles.percent}>{plan.returnPercent}%</Text>
      </View>
    </>
  );
}

interface PriceProps {
  /** Chosen goods have their own price. */
  sale: Sale | null;
  priceFen: Fen;
  onChange: (priceFen: Fen) => void;
}

function PriceField({ sale, priceFen, onChange }: PriceProps) {
  if (sale)
    return (
      <View className={`${styles.field} ${styles.fieldFirst}`}>
        <Text className={styles.fieldName}>商品售价</Text>
        <Money fen={sale.priceFen} size="m" />
      </View>
    );
  return (
    <Field
      label="商品售价"
      kind="decimal"
      maxLength={9}
      defaultValue={formatYuan(priceFen)}
      suffix="元"
      onChange={(text) => onChange(parseYuan(text) ?? fen(0))}
    />
  );
}

/** Which rules the figures follow. */
function Basis({ terms }: { terms: CommissionTerms }) {
  const [own = 0] = terms.levelRatesBps;
  const isBounded = terms.perOrderCapFen !== null;
  return (
    <View className={styles.notes}>
      按现行第 {terms.version} 版方案：直接推广 {formatBps(bps(own))}
      ，以商品实付为基数，四舍五入到分；各级合计不超过实付的 {formatBps(bps(terms.capShareBps))}
      {isBounded && `，每单合计不超过 ${formatYuan(fen(terms.perOrderCapFen ?? 0))} 元`}。
      {terms.settlementRule}。
    </View>
  );
}

function Calculator({ terms }: { terms: CommissionTerms }) {
  const [priceFen, setPrice] = useState(FIRST_PRICE);
  const [plan, setPlan] = useState<Plan>({ orders: FIRST_ORDERS, returnPercent: FIRST_RETURNS });
  const goods = useGoods();
  const chosen = goods.sku ? saleOf(goods.sku) : null;
  const typed = useMemo(() => saleUnder(terms, { priceFen, at: clock.now() }), [terms, priceFen]);
  const sale = chosen ?? typed;
  return (
    <View className={styles.layout}>
      <View className={styles.side}>
        <FieldGroup>
          <PriceField sale={chosen} priceFen={priceFen} onChange={setPrice} />
          <PlanFields plan={plan} onChange={setPlan} />
        </FieldGroup>
        <GoodsField goods={goods} />
      </View>
      <View className={styles.side}>
        <Result sale={sale} month={monthOf(sale, plan)} />
        <Basis terms={terms} />
        <View className={styles.notes}>
          以上只是按当前数字的算术示例，不代表实际收入。佣金来自真实成交，过了退货期才结算，以每笔佣金小票为准；未扣个人所得税。
        </View>
      </View>
    </View>
  );
}

/** What sharing might bring, by the policy in force and the engine that computes the real thing. */
export function CalculatorView() {
  const query = useCommissionTerms();
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="block" height={760} />}>
      {(terms) => <Calculator terms={terms} />}
    </Loadable>
  );
}
