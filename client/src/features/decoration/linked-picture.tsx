import type { PictureLink } from '@yimai/shared/contracts/decoration-blocks';
import { View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Image } from '@/components/image';
import { asset } from '@/lib/asset';
import { wayTo } from './way-to';
import styles from './linked-picture.module.scss';

interface LinkedPictureProps {
  item: PictureLink & { image: NonNullable<PictureLink['image']> };
  /** Width : height of the place; without it the parent gives the height. */
  ratio?: number;
  width?: 360 | 900;
  lazy?: boolean;
  className?: string;
}

/** A picture that says what there is to say; its title is spoken. */
export function LinkedPicture({ item, ratio, width = 900, lazy, className = '' }: LinkedPictureProps) {
  const { image, title, link } = item;
  const open = wayTo(link);
  const picture = (
    <Image
      src={asset(image.url, width)}
      alt={open ? '' : title}
      ratio={ratio}
      radius="l"
      lazy={lazy}
      placeholderColor={image.placeholderColor}
    />
  );
  if (!open) return <View className={className}>{picture}</View>;
  return (
    <Pressable role="link" label={title} className={`${styles.link} ${className}`} onPress={open}>
      {picture}
    </Pressable>
  );
}
