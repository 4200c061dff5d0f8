import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Image } from '@/components/image';
import type { Background } from './use-background';
import styles from './poster.module.scss';

/** The template's own ground, or a picture of one's own. */
export function BackgroundField({ background }: { background: Background }) {
  const { chosen, isBusy, choose, clear } = background;
  return (
    <View className={styles.grounds}>
      <Pressable
        role="radio"
        selected={chosen === null}
        className={`${styles.ground} ${chosen === null ? styles.groundOn : ''}`}
        onPress={clear}
      >
        <Icon name="spark" size={36} />
        <Text className={styles.groundName}>模板自带</Text>
      </Pressable>
      <Pressable
        role="radio"
        selected={chosen !== null}
        disabled={isBusy}
        label={chosen ? '换一张自己的图片' : '上传自己的图片'}
        className={`${styles.ground} ${chosen ? styles.groundOn : ''}`}
        onPress={choose}
      >
        {chosen ? (
          <View className={styles.groundPicture}>
            <Image src={chosen.url} alt="" ratio={1} radius="s" />
          </View>
        ) : (
          <Icon name={isBusy ? 'refresh' : 'camera'} size={36} />
        )}
        <Text className={styles.groundName}>{isBusy ? '正在上传' : chosen ? '换一张' : '上传图片'}</Text>
      </Pressable>
    </View>
  );
}
