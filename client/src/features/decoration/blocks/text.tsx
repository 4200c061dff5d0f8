import { Text, View } from '@tarojs/components';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import type { BlockOf, BlockProps } from '../api';
import styles from './text.module.scss';

type TextNode = BlockOf<'text'>['nodes'][number];

function Node({ node }: { node: TextNode }) {
  switch (node.kind) {
    case 'heading':
      return (
        <View className={styles.heading} {...({ role: 'heading', 'aria-level': 3 } as object)}>
          {node.text}
        </View>
      );
    case 'paragraph':
      return <View className={styles.paragraph}>{node.text}</View>;
    case 'quote':
      return <View className={styles.quote}>{node.text}</View>;
    case 'points':
      return (
        <View className={styles.points} {...({ role: 'list' } as object)}>
          {node.items.filter(Boolean).map((item, index) => (
            <View key={index} className={styles.point} {...({ role: 'listitem' } as object)}>
              <View className={styles.bullet} />
              <Text>{item}</Text>
            </View>
          ))}
        </View>
      );
    case 'image':
      return node.image ? (
        <View className={styles.picture}>
          <Image
            src={asset(node.image.url, 900)}
            alt={node.caption}
            ratio={node.image.width / node.image.height}
            radius="l"
            placeholderColor={node.image.placeholderColor}
          />
          {node.caption && <View className={styles.caption}>{node.caption}</View>}
        </View>
      ) : null;
    default:
      return null;
  }
}

/** Something to read: narrow on wide screens, as lines of Han are read best below forty characters. */
export function TextBlock({ block }: BlockProps<'text'>) {
  return (
    <View className={styles.text}>
      {block.nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </View>
  );
}
