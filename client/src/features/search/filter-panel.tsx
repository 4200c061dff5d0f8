import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Popup } from '@/components/popup';
import { useCategories } from '@/lib/shop';
import styles from './search.module.scss';

interface FilterPanelProps {
  open: boolean;
  value: string | undefined;
  onClose: () => void;
  onChange: (categoryId: string | undefined) => void;
}

export function FilterPanel({ open, value, onClose, onChange }: FilterPanelProps) {
  const categories = useCategories().data ?? [];
  const pick = (id: string | undefined): void => {
    onChange(id);
    onClose();
  };
  const chip = (id: string | undefined, text: string) => (
    <Pressable
      key={id ?? 'all'}
      role="radio"
      selected={value === id}
      className={`${styles.chip} ${value === id ? styles.chipOn : ''}`}
      onPress={() => pick(id)}
    >
      {text}
    </Pressable>
  );
  return (
    <Popup open={open} onClose={onClose} title="按分类筛选">
      <View className={styles.chips}>{chip(undefined, '全部分类')}</View>
      {categories
        .filter((top) => top.parentId === null)
        .map((top) => (
          <View key={top.id}>
            <Text className={styles.chipTitle}>{top.name}</Text>
            <View className={styles.chips}>
              {chip(top.id, '全部')}
              {categories
                .filter((child) => child.parentId === top.id)
                .map((child) => chip(child.id, child.name))}
            </View>
          </View>
        ))}
    </Popup>
  );
}
