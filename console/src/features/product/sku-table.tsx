import { Input, InputNumber, Table, type TableProps } from 'antd';
import { MoneyInput } from '@/components/money-input';
import { OverrideCell } from './override-field';
import type { SkuDraft, Spec } from './product-draft';

interface Props {
  specs: readonly Spec[];
  skus: readonly SkuDraft[];
  /** Each has an id there too. */
  isViaDoudian: boolean;
  onChange: (skus: SkuDraft[]) => void;
}

type Columns = NonNullable<TableProps<SkuDraft>['columns']>;
type Change = (index: number, changes: Partial<SkuDraft>) => void;

const label = (sku: SkuDraft): string => sku.specs.join(' / ') || '默认规格';

function moneyColumns(change: Change): Columns {
  return [
    {
      title: '售价',
      width: 120,
      render: (_, sku, index) => (
        <MoneyInput
          aria-label={`${label(sku)} 售价`}
          value={sku.priceFen}
          onChange={(priceFen) => change(index, { priceFen })}
        />
      ),
    },
    {
      title: '划线价',
      width: 120,
      render: (_, sku, index) => (
        <MoneyInput
          aria-label={`${label(sku)} 划线价`}
          placeholder="可不填"
          value={sku.marketPriceFen}
          onChange={(marketPriceFen) => change(index, { marketPriceFen })}
        />
      ),
    },
    {
      title: '成本',
      width: 120,
      render: (_, sku, index) => (
        <MoneyInput
          aria-label={`${label(sku)} 成本`}
          placeholder="可不填"
          value={sku.costFen}
          onChange={(costFen) => change(index, { costFen })}
        />
      ),
    },
  ];
}

function otherColumns(change: Change): Columns {
  return [
    {
      title: '重量（克）',
      width: 110,
      render: (_, sku, index) => (
        <InputNumber
          aria-label={`${label(sku)} 重量`}
          value={sku.weightGrams}
          min={0}
          max={1_000_000}
          precision={0}
          style={{ width: '100%' }}
          onChange={(weightGrams) => change(index, { weightGrams: weightGrams ?? 0 })}
        />
      ),
    },
    {
      title: '库存',
      width: 110,
      render: (_, sku, index) =>
        sku.id ? (
          <>
            {sku.onHand ?? 0}
            <div className="caption">占用 {sku.reserved ?? 0}</div>
          </>
        ) : (
          <InputNumber
            aria-label={`${label(sku)} 初始库存`}
            value={sku.stock}
            min={0}
            max={10_000_000}
            precision={0}
            style={{ width: '100%' }}
            onChange={(stock) => change(index, { stock: stock ?? 0 })}
          />
        ),
    },
    {
      title: '佣金',
      width: 150,
      render: (_, sku, index) => (
        <OverrideCell value={sku.commission} onChange={(commission) => change(index, { commission })} />
      ),
    },
  ];
}

function doudianColumn(change: Change): Columns[number] {
  return {
    title: '抖店规格编号',
    width: 190,
    render: (_, sku, index) => (
      <Input
        aria-label={`${label(sku)} 抖店规格编号`}
        value={sku.doudianSkuId ?? ''}
        maxLength={20}
        inputMode="numeric"
        onChange={({ target }) => change(index, { doudianSkuId: target.value.trim() || null })}
      />
    ),
  };
}

/** Price, cost, weight, stock and commission of every combination. */
export function SkuTable({ specs, skus, isViaDoudian, onChange }: Props) {
  const change: Change = (index, changes) =>
    onChange(skus.map((sku, at) => (at === index ? { ...sku, ...changes } : sku)));
  const names = specs.filter((spec) => spec.values.length > 0).map((spec) => spec.name || '规格');
  return (
    <Table<SkuDraft>
      size="small"
      bordered
      pagination={false}
      rowKey={(sku) => sku.specs.join('/') || 'default'}
      dataSource={[...skus]}
      scroll={{ x: isViaDoudian ? 1050 : 860 }}
      columns={[
        {
          title: names.join(' / ') || '规格',
          fixed: 'left',
          width: 130,
          render: (_, sku) => label(sku),
        },
        ...moneyColumns(change),
        ...otherColumns(change),
        ...(isViaDoudian ? [doudianColumn(change)] : []),
      ]}
    />
  );
}
