import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import { useIsDistributor } from '@/lib/member';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import type { BlockProps } from '../api';
import styles from './recruit.module.scss';

/** An invitation to sell along. Nobody is invited who does already. */
export function RecruitBlock({ block }: BlockProps<'recruit'>) {
  const { title, text, button, image } = block;
  if (useIsDistributor()) return null;
  return (
    <Pressable role="link" label={title} className={styles.recruit} onPress={() => openPage(routes.apply())}>
      {image && (
        <View className={styles.picture}>
          <Image src={asset(image.url, 900)} alt="" placeholderColor={image.placeholderColor} />
        </View>
      )}
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        {text && <Text className={styles.text}>{text}</Text>}
        <View className={styles.button}>
          {button}
          <Icon name="next" size={26} />
        </View>
      </View>
    </Pressable>
  );
}
