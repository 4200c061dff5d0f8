import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { media } from '@/platform/media';
import { Pressable } from './base/pressable';
import { toast } from './feedback';
import { Icon } from './icon';
import { IconButton } from './icon-button';
import { Image } from './image';
import styles from './uploader.module.scss';

export interface UploadedPicture {
  id: string;
  url: string;
}

export interface UploaderProps {
  value: readonly UploadedPicture[];
  onChange: (pictures: UploadedPicture[]) => void;
  /** Sends one local picture. */
  upload: (localPath: string) => Promise<UploadedPicture>;
  /** In words of the person, for a picture that could not be sent. */
  describe?: (error: unknown) => string;
  max?: number;
  label?: string;
}

export function Uploader({ value, onChange, upload, describe, max = 6, label = '添加图片' }: UploaderProps) {
  const [pending, setPending] = useState(0);
  const add = async (): Promise<void> => {
    const chosen = await media.choose(max - value.length);
    setPending(chosen.length);
    const results = await Promise.allSettled(chosen.map(upload));
    setPending(0);
    const sent = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (sent.length > 0) onChange([...value, ...sent]);
    const failure = results.find((one) => one.status === 'rejected');
    const count = chosen.length - sent.length;
    if (failure)
      toast({
        text: count === 1 && describe ? describe(failure.reason) : `${count} 张图片上传失败，请重试`,
        kind: 'error',
      });
  };
  return (
    <View className={styles.grid}>
      {value.map(({ id, url }, index) => (
        <View key={id} className={styles.item}>
          <Image src={url} alt={`图片${index + 1}`} ratio={1} radius="m" />
          <IconButton
            icon="close"
            label={`删除图片${index + 1}`}
            size={24}
            className={styles.remove}
            onPress={() => onChange(value.filter((one) => one.id !== id))}
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
