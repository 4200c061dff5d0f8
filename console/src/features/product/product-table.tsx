import type { ConsoleProductView } from '@yimai/shared/contracts/console';
import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { Switch } from 'antd';
import { Link } from 'react-router-dom';
import { DataTable } from '@/components/data-table';
import { Money } from '@/components/money';
import { ToneTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatCount } from '@/lib/format';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { RestockButton } from './restock-button';

/** Puts on and takes off the shelf; effective at once for new orders. */
function ShelfSwitch({ product }: { product: ConsoleProductView }) {
  const may = useMay();
  const setShelf = useAction('setShelf', {
    done: (saved) => (saved.isOnShelf ? '已上架' : '已下架'),
    outdates: ['consoleListProducts', 'consoleGetProduct'],
  });
  return (
    <Switch
      checked={product.isOnShelf}
      loading={setShelf.isPending}
      disabled={!may('setShelf')}
      checkedChildren="上架"
      unCheckedChildren="下架"
      aria-label={`${product.title} 是否上架`}
      onChange={(isOnShelf) => setShelf.mutate({ productId: product.id, isOnShelf })}
    />
  );
}

function Commission({ product }: { product: ConsoleProductView }) {
  const { commission, override } = product;
  if (override?.kind === 'excluded') return <ToneTag tone="ink">不参与</ToneTag>;
  if (!commission) return <span className="muted">—</span>;
  const { minFen, maxFen, minRateBps, maxRateBps } = commission;
  const rates = minRateBps === maxRateBps ? [maxRateBps] : [minRateBps, maxRateBps];
  return (
    <>
      <Money fen={minFen} />
      {maxFen !== minFen && (
        <>
          –<Money fen={maxFen} />
        </>
      )}
      <div className="caption">
        {rates.map((rate) => formatBps(bps(rate))).join('–')}
        {override && ' · 单独设置'}
      </div>
    </>
  );
}

function Stock({ product }: { product: ConsoleProductView }) {
  const onHand = product.skus.reduce((sum, sku) => sum + sku.onHand, 0);
  const reserved = product.skus.reduce((sum, sku) => sum + sku.reserved, 0);
  return (
    <>
      <div>{formatCount(onHand)}</div>
      {reserved > 0 && <div className="caption">占用 {formatCount(reserved)}</div>}
      {product.isSoldOut && <ToneTag tone="brand">售罄</ToneTag>}
    </>
  );
}

export function ProductTable({ keyword }: { keyword: string | undefined }) {
  const may = useMay();
  return (
    <DataTable
      endpoint="consoleListProducts"
      filters={{ keyword }}
      rowKey={(product) => product.id}
      emptyText={keyword ? '没有找到相关商品' : '还没有商品，先新建一个'}
      minWidth={900}
      columns={[
        {
          title: '商品',
          render: (_, product) => (
            <div className="goods">
              <Thumb url={product.image.url} size={52} />
              <div>
                <Link className="goods-title" to={`/products/${product.id}`}>
                  {product.title}
                </Link>
                <div className="caption">{product.skus.length} 个规格</div>
              </div>
            </div>
          ),
        },
        {
          title: '售价',
          width: 110,
          align: 'right',
          render: (_, product) => <Money fen={product.priceFen} />,
        },
        {
          title: '一级佣金',
          width: 150,
          align: 'right',
          render: (_, product) => <Commission product={product} />,
        },
        { title: '库存', width: 90, align: 'right', render: (_, product) => <Stock product={product} /> },
        {
          title: '销量',
          width: 80,
          align: 'right',
          render: (_, product) => formatCount(product.soldCount),
        },
        { title: '货架', width: 90, render: (_, product) => <ShelfSwitch product={product} /> },
        {
          title: '操作',
          fixed: 'right',
          width: 120,
          render: (_, product) => (
            <div className="actions-cell">
              <Link to={`/products/${product.id}`}>{may('updateProduct') ? '编辑' : '查看'}</Link>
              <RestockButton product={product} />
            </div>
          ),
        },
      ]}
    />
  );
}
