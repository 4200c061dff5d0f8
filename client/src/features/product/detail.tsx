import { Text, View } from '@tarojs/components';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import type { Product } from './api';
import styles from './detail.module.scss';

type Block = Product['detail'][number];

function DetailBlock({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return <View className={styles.heading}>{block.text}</View>;
    case 'paragraph':
      return <View className={styles.paragraph}>{block.text}</View>;
    case 'image': {
      const { url, width, height, placeholderColor } = block.image;
      return (
        <View className={styles.image}>
          <Image src={asset(url, 900)} alt="" ratio={width / height} placeholderColor={placeholderColor} />
        </View>
      );
    }
    case 'table':
      return (
        <View className={styles.table}>
          {block.rows.map(([name, value]) => (
            <View key={name} className={styles.row}>
              <Text className={styles.name}>{name}</Text>
              <Text className={styles.value}>{value}</Text>
            </View>
          ))}
        </View>
      );
  }
}

export function Detail({ product }: { product: Product }) {
  return (
    <View className={styles.detail}>
      <View className={styles.rule}>
        <Text>商品详情</Text>
      </View>
      {product.detail.map((block, index) => (
        // The blocks of a product have no ids and do not move.
        <DetailBlock key={index} block={block} />
      ))}
    </View>
  );
}
