import { PageShell } from '@/components/page-shell';
import { CartBar } from '@/features/cart/cart-summary';
import { CartView } from '@/features/cart/cart-view';
import { useCartPage } from '@/features/cart/use-cart-page';
import { useIsLoggedIn } from '@/lib/login-gate';

export default function CartPage() {
  const state = useCartPage();
  const cart = state.query.data;
  const hasBar = useIsLoggedIn() && cart !== undefined && cart.items.length > 0;
  return (
    <PageShell title="购物车" back={false} footer={hasBar && <CartBar cart={cart} state={state} />}>
      <CartView state={state} />
    </PageShell>
  );
}
