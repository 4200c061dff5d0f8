import { View } from '@tarojs/components';
import { useQueryClient } from '@tanstack/react-query';
import { Banner } from '@/components/banner';
import { Pressable } from '@/components/base/pressable';
import { ErrorState } from '@/components/error-state';
import { Image } from '@/components/image';
import { ListFooter } from '@/components/list-footer';
import { ProductCard } from '@/components/product-card';
import { ProductGrid } from '@/components/product-grid';
import { Skeleton } from '@/components/skeleton';
import { usePageRefresh } from '@/components/use-page-refresh';
import { asset } from '@/lib/asset';
import { useCart } from '@/lib/cart';
import { useIsDistributor } from '@/lib/member';
import { cardProps } from '@/lib/product-card';
import { describeError } from '@/lib/request';
import { openShopPath, useShop, type Shop } from '@/lib/shop';
import { useRecommended } from './api';
import { CategoryShortcuts } from './category-shortcuts';
import { CouponStrip } from './coupon-strip';
import { Promises } from './promises';
import { SectionTitle } from './section-title';
import { Shelf } from './shelf';
import styles from './home.module.scss';

/** The shape of the demo shop's banners; others are cut to it. */
const BANNER_RATIO = 1125 / 480;
/** How many stand still beside the moving ones on wide screens. */
const BESIDE = 2;

function Banners({ shop }: { shop: Shop | undefined }) {
  if (!shop) return <Skeleton preset="block" height={290} />;
  const items = shop.banners.map((banner, index) => ({
    key: String(index),
    title: banner.title,
    imageUrl: asset(banner.imageUrl, 900),
    wordless: true,
  }));
  const open = (index: number): void => {
    const banner = shop.banners[index];
    if (banner) openShopPath(banner.path);
  };
  if (items.length === 0) return null;
  const beside = items.length > BESIDE ? items.slice(-BESIDE) : [];
  return (
    <View className={styles.banners}>
      <View className={styles.bannerMain}>
        <Banner items={items} ratio={BANNER_RATIO} shape="plain" onPress={(item) => open(Number(item.key))} />
      </View>
      <View className={styles.bannerSide}>
        {beside.map((item) => (
          <Pressable
            key={item.key}
            role="link"
            label={item.title}
            className={styles.bannerStill}
            onPress={() => open(Number(item.key))}
          >
            <Image src={item.imageUrl} alt="" ratio={BANNER_RATIO} radius="l" />
          </Pressable>
        ))}
      </View>
    </View>
  );
}

function Recommended() {
  const pages = useRecommended();
  const forDistributor = useIsDistributor();
  if (!pages.items) {
    if (pages.error) return <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />;
    return <Skeleton preset="card" count={6} />;
  }
  return (
    <>
      <ProductGrid>
        {pages.items.map((product) => (
          <ProductCard key={product.id} {...cardProps(product, { forDistributor })} />
        ))}
      </ProductGrid>
      <ListFooter {...pages.footer} endText="已经看到底啦" />
    </>
  );
}

export function HomeView() {
  const shop = useShop();
  useCart(); // for the badge
  const client = useQueryClient();
  usePageRefresh(() => client.refetchQueries({ type: 'active' }));
  return (
    <View className={styles.home}>
      <View className={styles.hero}>{!(shop.error && !shop.data) && <Banners shop={shop.data} />}</View>
      <CategoryShortcuts />
      <Promises />
      <CouponStrip />
      <Shelf sort="sales" title="大家都在买" note="近期成交最多" />
      <Shelf sort="newest" title="新品上架" note="买手刚刚选入" />
      <SectionTitle title="为你推荐" note="好物有源，分享有脉" />
      <Recommended />
    </View>
  );
}
