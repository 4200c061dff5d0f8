import { useEffect } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { SkuGroups } from '@/components/sku-groups';
import type { SkuOption } from '@/components/sku-selection';
import { Stepper } from '@/components/stepper';
import { stockText, useSkuChoice } from '@/components/use-sku-choice';
import type { Product } from './api';
import { skuOptions, unavailable, type ProductPageState } from './use-product-page';
import styles from './buy-box.module.scss';

export interface BuyBoxProps {
  product: Product;
  state: ProductPageState;
}

/** On desktop the choice is made on the page: what a phone has to put into a sheet. */
export function BuyBox({ product, state }: BuyBoxProps) {
  const skus = skuOptions(product);
  const choice = useSkuChoice({
    open: true,
    specs: product.specs,
    skus,
    initialSkuId: state.picked?.skuId,
    initialQuantity: state.picked?.quantity,
  });
  const { quantity, limit } = choice;
  const skuId = choice.sku?.skuId;
  const { pick } = state;
  useEffect(() => {
    pick(skuId ? { skuId, quantity } : null);
  }, [pick, skuId, quantity]);
  const reason = unavailable(product);
  const run = (action: (sku: SkuOption, quantity: number) => void): void => {
    const trouble = choice.ask();
    if (trouble) toast(trouble);
    else if (choice.sku) action(choice.sku, quantity);
  };
  return (
    <View className={styles.box}>
      <SkuGroups specs={product.specs} skus={skus} choice={choice} />
      <View className={styles.quantity}>
        <Text className={styles.name}>数量</Text>
        <Stepper
          value={quantity}
          max={limit}
          onChange={choice.setQuantity}
          onLimit={() => toast(`最多购买 ${limit} 件`)}
        />
        <Text className={styles.stock}>{reason ?? stockText(choice)}</Text>
      </View>
      {reason ? (
        <Button size="l" disabled className={styles.alone}>
          {reason}
        </Button>
      ) : (
        <View className={styles.actions}>
          <Button
            block
            size="l"
            kind="soft"
            loading={state.busy}
            onPress={() => run((sku, count) => void state.add(sku, count))}
          >
            加入购物车
          </Button>
          <Button block size="l" onPress={() => run(state.buy)}>
            立即购买
          </Button>
        </View>
      )}
    </View>
  );
}
