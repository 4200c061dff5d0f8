import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Image } from '@/components/image';
import { Segmented } from '@/components/segmented';
import { api } from '@/lib/request';
import type { Target } from '../api';
import { fileUrl, TARGETS } from '../words';
import { ProductPicker } from './product-picker';
import styles from './pick.module.scss';

export interface ChosenProduct {
  id: string;
  title: string;
  imageUrl: string;
}

export interface Choice {
  target: Target;
  product: ChosenProduct | null;
}

/** What is recommended: starts with the product in the address, if there is one, or with what is asked for. */
export function useChoice(productId: string | undefined, first: Target = productId ? 'product' : 'shop') {
  const [choice, setChoice] = useState<Choice>({ target: first, product: null });
  const query = useQuery({
    queryKey: ['product', productId],
    queryFn: () => api.getProduct({ productId: productId ?? '' }),
    enabled: productId !== undefined,
  });
  const given = query.data && { id: query.data.id, title: query.data.title, imageUrl: query.data.image.url };
  const product = choice.product ?? given ?? null;
  const isReady = choice.target !== 'product' || product !== null;
  return { choice: { ...choice, product }, setChoice, isReady };
}

interface TargetBarProps {
  choice: Choice;
  onChange: (choice: Choice) => void;
}

export function TargetBar({ choice, onChange }: TargetBarProps) {
  const [isPicking, setPicking] = useState(false);
  const { target, product } = choice;
  return (
    <View className={styles.bar}>
      <Segmented
        items={TARGETS}
        value={target}
        onChange={(next) => onChange({ target: next, product })}
        label="推荐什么"
      />
      {target === 'product' && (
        <Pressable className={styles.chosen} label="选择商品" onPress={() => setPicking(true)}>
          {product ? (
            <>
              <View className={styles.small}>
                <Image src={fileUrl(product.imageUrl)} alt="" ratio={1} radius="s" />
              </View>
              <Text className={styles.chosenTitle}>{product.title}</Text>
              <Text className={styles.change}>更换</Text>
            </>
          ) : (
            <>
              <Icon name="plus" size={36} />
              <Text className={styles.chosenTitle}>选择一件商品</Text>
              <Icon name="next" size={28} />
            </>
          )}
        </Pressable>
      )}
      <ProductPicker
        open={isPicking}
        onClose={() => setPicking(false)}
        onPick={({ id, title, image }) =>
          onChange({ target: 'product', product: { id, title, imageUrl: image.url } })
        }
      />
    </View>
  );
}
