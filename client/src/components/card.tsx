import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import styles from './card.module.scss';

export interface CardProps {
  children?: ReactNode;
  title?: string;
  /** Right of the title: a word, a link. */
  extra?: ReactNode;
  /** Makes `extra` a link with an arrow. */
  onExtra?: () => void;
  onPress?: () => void;
  /** none: children run to the edges. */
  padding?: 'none' | 'm';
  tone?: 'surface' | 'sunken' | 'night' | 'outline';
  className?: string;
}

export function Card({
  children,
  title,
  extra,
  onExtra,
  onPress,
  padding = 'm',
  tone = 'surface',
  className = '',
}: CardProps) {
  const classes = `${styles.card} ${styles[tone]} ${padding === 'm' ? styles.padded : ''} ${onPress ? styles.pressable : ''} ${className}`;
  const body = (
    <>
      {(title || extra) && (
        <View className={`${styles.head} ${padding === 'none' ? styles.headPadded : ''}`}>
          <Text className={styles.title}>{title}</Text>
          {extra && !onExtra && <View className={styles.extra}>{extra}</View>}
          {onExtra && (
            <Pressable className={`${styles.extra} ${styles.link}`} role="link" onPress={onExtra} contained>
              {extra ?? '查看全部'}
              <Icon name="next" size={26} />
            </Pressable>
          )}
        </View>
      )}
      {children}
    </>
  );
  return onPress ? (
    <Pressable className={classes} role="link" onPress={onPress}>
      {body}
    </Pressable>
  ) : (
    <View className={classes}>{body}</View>
  );
}
