import { BuyingSteps } from '@/components/buying-steps';
import { PageHeading } from '@/components/page-heading';
import { PageShell } from '@/components/page-shell';
import { CartBar } from '@/features/cart/cart-summary';
import { CartView } from '@/features/cart/cart-view';
import { useCartPage } from '@/features/cart/use-cart-page';
import { LateRecommend } from '@/features/recommend/late-recommend';

export default function CartPage() {
  const state = useCartPage();
  const cart = state.query.data;
  const hasBar = cart !== undefined && cart.items.length > 0;
  const heading = <PageHeading title="购物车" extra={<BuyingSteps current={0} />} />;
  return (
    <PageShell
      title="购物车"
      back={false}
      heading={heading}
      footer={hasBar && <CartBar cart={cart} state={state} />}
    >
      <CartView state={state} />
      <LateRecommend title="为你推荐" />
    </PageShell>
  );
}
