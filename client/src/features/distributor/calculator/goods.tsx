import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Pressable } from '@/components/base/pressable';
import { toast } from '@/components/feedback';
import { Icon } from '@/components/icon';
import { IconButton } from '@/components/icon-button';
import { yuanShort } from '@/lib/format';
import { api } from '@/lib/request';
import { keys, type EarningPreview } from '../api';
import { ProductPicker } from '../pick/product-picker';
import styles from './calculator.module.scss';

export type Sku = EarningPreview['skus'][number];

interface Goods {
  /** The chosen SKU with what it pays; null: a price typed in. */
  sku: Sku | null;
  title: string | null;
  skus: readonly Sku[];
  pick: (productId: string) => void;
  pickSku: (skuId: string) => void;
  clear: () => void;
}

/** Goods of the shop to reckon with. Their amount comes from the server, which alone knows what they cost. */
export function useGoods(): Goods {
  const [productId, setProductId] = useState<string>();
  const [skuId, setSkuId] = useState<string>();
  const { data } = useQuery({
    queryKey: keys.preview(productId),
    queryFn: () => api.previewEarning({ productId: productId ?? '' }),
    enabled: productId !== undefined,
  });
  const current = productId === undefined ? undefined : data;
  return {
    sku: current?.skus.find((each) => each.skuId === skuId) ?? current?.skus[0] ?? null,
    title: current?.title ?? null,
    skus: current?.skus ?? [],
    pick: (id) => (setProductId(id), setSkuId(undefined)),
    pickSku: setSkuId,
    clear: () => setProductId(undefined),
  };
}

/** One row to choose goods, and their SKUs where there are several. */
export function GoodsField({ goods }: { goods: Goods }) {
  const [isPicking, setPicking] = useState(false);
  return (
    <View className={styles.goodsBlock}>
      <View className={styles.goods}>
        <Pressable className={styles.goodsPick} onPress={() => setPicking(true)}>
          <Icon name="gift" size={40} />
          <Text className={styles.goodsTitle}>{goods.title ?? '用店里的商品来算'}</Text>
          {goods.title === null && <Icon name="next" size={28} />}
        </Pressable>
        {goods.title !== null && <IconButton icon="close" label="不用这件商品" onPress={goods.clear} />}
      </View>
      {goods.skus.length > 1 && (
        <View className={styles.skus} {...({ role: 'radiogroup', 'aria-label': '规格' } as object)}>
          {goods.skus.map((sku) => (
            <Pressable
              key={sku.skuId}
              role="radio"
              selected={sku.skuId === goods.sku?.skuId}
              className={`${styles.sku} ${sku.skuId === goods.sku?.skuId ? styles.skuOn : ''}`}
              onPress={() => goods.pickSku(sku.skuId)}
            >
              {sku.skuText} {yuanShort(sku.priceFen)}
            </Pressable>
          ))}
        </View>
      )}
      <ProductPicker
        open={isPicking}
        onClose={() => setPicking(false)}
        onPick={({ id, commission }) => (commission ? goods.pick(id) : toast('这件商品不参与分佣'))}
      />
    </View>
  );
}
