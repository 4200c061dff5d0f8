import { View } from '@tarojs/components';
import { Badge } from './badge';
import { classes } from './base/classes';
import { Pressable } from './base/pressable';
import { Icon, type IconName } from './icon';
import styles from './icon-button.module.scss';

export interface IconButtonProps {
  icon: IconName;
  /** What it does, for those who do not see the icon. */
  label: string;
  onPress?: () => void;
  size?: number;
  color?: string;
  /** plain: icon alone · soft: on a tinted disc · solid: on a vermilion disc. */
  kind?: 'plain' | 'soft' | 'solid';
  disabled?: boolean;
  badge?: number;
  /** A small caption under the icon, as in bottom bars. */
  caption?: string;
  className?: string;
}

export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    onPress,
    size = 44,
    color,
    kind = 'plain',
    disabled,
    badge,
    caption,
    className = '',
  } = props;
  return (
    <Pressable
      className={classes(styles.root, disabled && styles.disabled, className)}
      label={caption ? undefined : badge ? `${label}，${badge}` : label}
      onPress={onPress}
      disabled={disabled}
      contained
    >
      <View className={classes(styles.disc, styles[kind])}>
        <Icon name={icon} size={size} color={color} />
        {badge !== undefined && <Badge count={badge} className={styles.badge} />}
      </View>
      {caption && <View className={styles.caption}>{caption}</View>}
    </Pressable>
  );
}
