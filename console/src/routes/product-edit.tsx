import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { Loadable } from '@/components/load-state';
import { Page } from '@/components/page';
import { emptyDraft, toDraft } from '@/features/product/product-draft';
import { ProductForm } from '@/features/product/product-form';
import { useAction, useRead } from '@/lib/query';

const back = (
  <Link to="/products">
    <Button>返回列表</Button>
  </Link>
);
const OUTDATES = ['consoleListProducts', 'consoleGetProduct'] as const;
/** The template every new installation has. */
const FREE_FREIGHT = '全国包邮';

/** A new product, or one to change. */
export function ProductEditScreen() {
  const { productId = 'new' } = useParams();
  return productId === 'new' ? <NewProduct /> : <OldProduct key={productId} productId={productId} />;
}

function NewProduct() {
  const navigate = useNavigate();
  const create = useAction('createProduct', {
    done: '商品已创建，确认无误后即可上架',
    outdates: OUTDATES,
  });
  return (
    <Page title="新建商品" note="保存后在货架下，确认无误再上架" actions={back}>
      <ProductForm
        initial={emptyDraft(FREE_FREIGHT)}
        isBusy={create.isPending}
        onSave={(input) => create.mutate(input, { onSuccess: () => void navigate('/products') })}
      />
    </Page>
  );
}

function OldProduct({ productId }: { productId: string }) {
  const product = useRead('consoleGetProduct', { productId });
  const update = useAction('updateProduct', { done: '已保存', outdates: OUTDATES });
  return (
    <Page
      title={product.data?.title ?? '编辑商品'}
      note="改动立即对新订单生效；已下的订单按当时的价格与佣金"
      actions={back}
    >
      <Loadable query={product} rows={16}>
        {(data) => (
          <ProductForm
            initial={toDraft(data)}
            isBusy={update.isPending}
            onSave={(input) => update.mutate({ productId, ...input })}
          />
        )}
      </Loadable>
    </Page>
  );
}
