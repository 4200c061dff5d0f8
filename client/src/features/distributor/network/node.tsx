import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Avatar } from '@/components/avatar';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Tag } from '@/components/tag';
import { formatDay } from '@/lib/format';
import type { NetworkNode } from '../api';
import { fileUrl } from '../words';
import styles from './network.module.scss';

const BANDS: Record<NetworkNode['monthSales'], string> = {
  '0': '本月还没有出单',
  '1-5': '本月出单 1–5 笔',
  '6-20': '本月出单 6–20 笔',
  '21+': '本月出单 20 笔以上',
};

interface NodeProps {
  node: NetworkNode;
  size?: number;
  /** Right end; the number of partners, pressed to see them. */
  end?: ReactNode;
}

export function Node({ node, size = 72, end }: NodeProps) {
  return (
    <View className={styles.node}>
      <Avatar src={node.avatarUrl && fileUrl(node.avatarUrl)} name={node.nameMasked} size={size} />
      <View className={styles.who}>
        <View className={styles.line}>
          <Text className={styles.name}>{node.nameMasked}</Text>
          {!node.isActive && <Tag tone="neutral">休眠</Tag>}
        </View>
        <Text className={styles.note}>
          {BANDS[node.monthSales]} · {formatDay(node.joinedAt)}加入
        </Text>
      </View>
      {end}
    </View>
  );
}

/** Opens the level below somebody. */
export function Opener({
  node,
  isOpen,
  onPress,
}: {
  node: NetworkNode;
  isOpen: boolean;
  onPress: () => void;
}) {
  const { partners, nameMasked } = node;
  if (!partners) return null;
  return (
    <Pressable
      className={styles.opener}
      label={`${nameMasked}邀请的 ${partners} 位，${isOpen ? '收起' : '展开'}`}
      onPress={onPress}
    >
      {partners} 位
      <Icon name={isOpen ? 'up' : 'down'} size={28} />
    </Pressable>
  );
}
