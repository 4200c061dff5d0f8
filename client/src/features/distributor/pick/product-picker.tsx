import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { Pressable } from '@/components/base/pressable';
import { EmptyState } from '@/components/empty-state';
import { Image } from '@/components/image';
import { Loadable } from '@/components/loadable';
import { Popup } from '@/components/popup';
import { Price } from '@/components/price';
import { SearchBar } from '@/components/search-bar';
import { Skeleton } from '@/components/skeleton';
import { yuanShort } from '@/lib/format';
import { api, describeError, type ApiOutput } from '@/lib/request';
import { keys } from '../api';
import { fileUrl } from '../words';
import styles from './pick.module.scss';

export type PickedProduct = ApiOutput<'listProducts'>['items'][number];

interface PickerProps {
  open: boolean;
  onClose: () => void;
  onPick: (product: PickedProduct) => void;
}

const LIMIT = 30;

/** "赚 ¥3.2–4.8" before caps, as the product page says it. */
export function earns({ commission }: PickedProduct): string | null {
  if (!commission || commission.maxFen === 0) return null;
  const { minFen, maxFen } = commission;
  return minFen === maxFen ? `约 ${yuanShort(maxFen)}` : `约 ${yuanShort(minFen)}–${yuanShort(maxFen)}`;
}

function Row({ product, onPick }: { product: PickedProduct; onPick: () => void }) {
  const earning = earns(product);
  return (
    <Pressable className={styles.row} onPress={onPick}>
      <View className={styles.picture}>
        <Image
          src={fileUrl(product.image.url)}
          alt=""
          ratio={1}
          radius="m"
          placeholderColor={product.image.placeholderColor}
        />
      </View>
      <View className={styles.main}>
        <Text className={styles.title}>{product.title}</Text>
        <View className={styles.line}>
          <Price fen={product.priceFen} size="s" />
          {earning && <Text className={styles.earning}>佣金 {earning}</Text>}
        </View>
      </View>
    </Pressable>
  );
}

/** Chooses one product of the shop, those that pay best first. */
export function ProductPicker({ open, onClose, onPick }: PickerProps) {
  const [keyword, setKeyword] = useState('');
  const query = useQuery({
    queryKey: keys.products(keyword),
    queryFn: () => api.listProducts({ keyword: keyword || undefined, sort: 'commission', limit: LIMIT }),
    enabled: open,
  });
  return (
    <Popup open={open} onClose={onClose} title="选择商品">
      <SearchBar placeholder="搜索商品" onSearch={setKeyword} />
      <View className={styles.list}>
        <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="list" count={4} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState illustration="search" title="没有找到商品" text="换个词试试" />
            ) : (
              items.map((product) => (
                <Row key={product.id} product={product} onPick={() => (onPick(product), onClose())} />
              ))
            )
          }
        </Loadable>
      </View>
    </Popup>
  );
}
