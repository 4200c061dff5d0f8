import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { media } from '@/platform/media';
import { Pressable } from './base/pressable';
import { toast } from './feedback';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { Image } from './image';
import styles from './uploader.module.scss';

export interface UploaderProps {
  /** URLs (or whatever `upload` returned). */
  value: readonly string[];
  onChange: (urls: string[]) => void;
  /** Sends one local picture and resolves to its URL. */
  upload: (localPath: string) => Promise<string>;
  max?: number;
  label?: string;
}

export function Uploader({ value, onChange, upload, max = 6, label = '添加图片' }: UploaderProps) {
  const [pending, setPending] = useState(0);
  const add = async (): Promise<void> => {
    const chosen = await media.choose(max - value.length);
    setPending(chosen.length);
    const results = await Promise.allSettled(chosen.map(upload));
    setPending(0);
    const urls = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (urls.length > 0) onChange([...value, ...urls]);
    if (urls.length < chosen.length)
      toast({ text: `${chosen.length - urls.length} 张图片上传失败，请重试`, kind: 'error' });
  };
  return (
    <View className={styles.grid}>
      {value.map((url, index) => (
        <View key={url} className={styles.item}>
          <Image src={url} alt={`图片${index + 1}`} ratio={1} radius="m" />
          <IconButton
            icon="close"
            label={`删除图片${index + 1}`}
            size={24}
            className={styles.remove}
            onPress={() => onChange(value.filter((one) => one !== url))}
          />
        </View>
      ))}
      {Array.from({ length: pending }, (_, index) => (
        <View key={`pending-${index}`} className={`${styles.item} ${styles.pending}`} />
      ))}
      {value.length + pending < max && (
        <Pressable className={`${styles.item} ${styles.add}`} label={label} onPress={() => void add()}>
          <Icon name="camera" size={48} />
          <Text className={styles.count}>
            {value.length}/{max}
          </Text>
        </Pressable>
      )}
    </View>
  );
}
