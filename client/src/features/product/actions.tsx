import { View } from '@tarojs/components';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { SinglePageBar } from '@/components/single-page-bar';
import { ServiceButton } from '@/components/service-button';
import { useCartBadgeRefresh } from '@/lib/cart';
import { isBoughtInDoudian } from '@/lib/doudian';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { useService } from '@/lib/service';
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
      {!isBoughtInDoudian(product) && (
        <Button
          block
          size="l"
          kind="soft"
          className={styles.barButton}
          onPress={() => state.openPanel('cart')}
        >
          加入购物车
        </Button>
      )}
      <Button
        block
        size="l"
        loading={state.busy}
        className={styles.barButton}
        onPress={() => state.openPanel('buy')}
      >
        立即购买
      </Button>
    </>
  );
}

/** The bar under the page on phones. */
export function ProductBar({ product, state }: { product: Product; state: ProductPageState }) {
  useCartBadgeRefresh();
  const count = useCartBadge((badge) => badge.count);
  const service = useService({ title: product.title, path: routes.product({ productId: product.id }) });
  if (launch.isSinglePage) return <SinglePageBar text="点击下方「前往小程序」，查看库存与下单" />;
  return (
    <View className={styles.phoneOnly}>
      <BottomBar wraps>
        <View className={styles.barIcons}>
          <ServiceButton className={styles.contact} service={service}>
            <Icon name="service" size={44} />
            <View className={styles.contactText}>客服</View>
          </ServiceButton>
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
