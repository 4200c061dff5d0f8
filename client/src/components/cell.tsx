import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Icon, type IconName } from './icon';
import styles from './cell.module.scss';

export interface CellProps {
  title: ReactNode;
  /** Under the title, smaller. */
  note?: ReactNode;
  /** At the right end. */
  value?: ReactNode;
  icon?: IconName;
  /** Makes the row a link with an arrow. */
  onPress?: () => void;
  /** The arrow without the link, inside something that is pressed itself. */
  hasArrow?: boolean;
  disabled?: boolean;
  danger?: boolean;
}

export function Cell({ title, note, value, icon, onPress, hasArrow, disabled, danger }: CellProps) {
  const body = (
    <>
      {icon && <Icon name={icon} size={40} className={styles.icon} />}
      <View className={styles.main}>
        <View className={`${styles.title} ${danger ? styles.danger : ''}`}>{title}</View>
        {note && <View className={styles.note}>{note}</View>}
      </View>
      {value !== undefined && <View className={styles.value}>{value}</View>}
      {(onPress || hasArrow) && <Icon name="next" size={28} className={styles.arrow} />}
    </>
  );
  const classes = `${styles.cell} ${disabled ? styles.disabled : ''}`;
  if (!onPress) return <View className={classes}>{body}</View>;
  return (
    <Pressable className={`${classes} ${styles.link}`} role="link" onPress={onPress} disabled={disabled}>
      {body}
    </Pressable>
  );
}

export interface CellGroupProps {
  title?: string;
  footer?: ReactNode;
  /** Without a distance of its own below, where its surroundings keep one. */
  flush?: boolean;
  children: ReactNode;
}

export function CellGroup({ title, footer, flush, children }: CellGroupProps) {
  return (
    <View className={flush ? '' : styles.section}>
      {title && <Text className={styles.heading}>{title}</Text>}
      <View className={styles.group}>{children}</View>
      {footer && <View className={styles.footer}>{footer}</View>}
    </View>
  );
}
