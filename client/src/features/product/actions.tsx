import { View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { OpenButton } from '@/components/base/open-button';
import { Icon } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { SinglePageBar } from '@/components/single-page-bar';
import { notify } from '@/components/feedback';
import { useCart } from '@/lib/cart';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useShop } from '@/lib/shop';
import { launch } from '@/platform/launch';
import { useCartBadge } from '@/stores/cart-badge';
import type { Product } from './api';
import { unavailable, type ProductPageState } from './use-product-page';
import styles from './product.module.scss';

function BuyButtons({ product, state }: { product: Product; state: ProductPageState }) {
  const reason = unavailable(product);
  if (reason)
    return (
      <Button block size="l" disabled>
        {reason}
      </Button>
    );
  return (
    <>
      <Button block size="l" kind="soft" onPress={() => state.openPanel('cart')}>
        加入购物车
      </Button>
      <Button block size="l" onPress={() => state.openPanel('buy')}>
        立即购买
      </Button>
    </>
  );
}

/** The bar under the page on phones. */
export function ProductBar({ product, state }: { product: Product; state: ProductPageState }) {
  useCart(); // for the badge
  const count = useCartBadge((badge) => badge.count);
  const phone = useShop().data?.servicePhone;
  const ask = (): void =>
    void notify('联系客服', phone ? `客服电话 ${phone}\n每日 9:00–22:00` : '请稍后再试');
  if (launch.isSinglePage) return <SinglePageBar text="点击下方「前往小程序」，查看库存与下单" />;
  return (
    <View className={styles.phoneOnly}>
      <BottomBar>
        <View className={styles.barIcons}>
          <OpenButton open="contact" className={styles.contact} label="客服" onPress={ask}>
            <Icon name="service" size={44} />
            <View className={styles.contactText}>客服</View>
          </OpenButton>
          <IconButton
            icon="cart"
            label={`购物车，${count}件`}
            caption="购物车"
            badge={count}
            onPress={() => openPage(routes.cart())}
          />
        </View>
        <View className={styles.barButtons}>
          <BuyButtons product={product} state={state} />
        </View>
      </BottomBar>
    </View>
  );
}
