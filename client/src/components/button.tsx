import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { OpenButton } from './base/open-button';
import type { OpenButtonProps } from './base/open-button-contract';
import { Pressable } from './base/pressable';
import { Icon, type IconName } from './icon';
import styles from './button.module.scss';

export interface ButtonProps {
  children: ReactNode;
  onPress?: () => void;
  /** primary: the one thing to do here · secondary: outlined · soft: tinted · ghost: text only · gold: distributor centre. */
  kind?: 'primary' | 'secondary' | 'soft' | 'ghost' | 'gold' | 'danger';
  size?: 's' | 'm' | 'l';
  block?: boolean;
  loading?: boolean;
  disabled?: boolean;
  icon?: IconName;
  label?: string;
  className?: string;
  /** Native ability on mini-programs: asking for the phone number, sharing, customer service. */
  open?: OpenButtonProps['open'];
  onPhoneDetail?: OpenButtonProps['onPhoneDetail'];
  shareData?: OpenButtonProps['data'];
}

const ICON_SIZE = { s: 28, m: 34, l: 38 } as const;

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    kind = 'primary',
    size = 'm',
    block,
    loading,
    disabled,
    icon,
    label,
    className = '',
  } = props;
  const inert = disabled || loading;
  const classes = `${styles.button} ${styles[kind]} ${styles[size]} ${block ? styles.block : ''} ${disabled ? styles.disabled : ''} ${className}`;
  const content = (
    <>
      {loading && <View className={styles.spinner} />}
      {!loading && icon && <Icon name={icon} size={ICON_SIZE[size]} />}
      <Text className={styles.text}>{children}</Text>
    </>
  );
  if (props.open) {
    const shared = { className: classes, disabled: inert, label, onPress, open: props.open };
    return (
      <OpenButton {...shared} onPhoneDetail={props.onPhoneDetail} data={props.shareData}>
        {content}
      </OpenButton>
    );
  }
  return (
    <Pressable className={classes} onPress={onPress} disabled={inert} label={label} contained>
      {content}
    </Pressable>
  );
}
