import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classes } from './base/classes';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import styles from './choice.module.scss';

export interface ChoiceProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  disabled?: boolean;
  /** Needed without children. */
  label?: string;
}

export function Checkbox({ checked, onChange, children, disabled, label }: ChoiceProps) {
  return (
    <Pressable
      role="checkbox"
      selected={checked}
      disabled={disabled}
      label={label}
      className={classes(styles.choice, !children && styles.bare, disabled && styles.disabled)}
      onPress={() => onChange(!checked)}
      contained
    >
      <Icon
        name={checked ? 'check-solid' : 'circle'}
        size={44}
        className={checked ? styles.on : styles.off}
      />
      {children && <View className={styles.text}>{children}</View>}
    </Pressable>
  );
}

/** One of several; put them into a RadioGroup. */
export function Radio({ checked, onChange, children, disabled, label }: ChoiceProps) {
  return (
    <Pressable
      role="radio"
      selected={checked}
      disabled={disabled}
      label={label}
      className={classes(styles.choice, !children && styles.bare, disabled && styles.disabled)}
      onPress={() => onChange(true)}
    >
      <View className={`${styles.ring} ${checked ? styles.ringOn : ''}`} />
      {children && <View className={styles.text}>{children}</View>}
    </Pressable>
  );
}

export interface RadioGroupProps<K extends string> {
  items: readonly { key: K; text: ReactNode; disabled?: boolean }[];
  value?: K;
  onChange: (key: K) => void;
  label: string;
}

export function RadioGroup<K extends string>({ items, value, onChange, label }: RadioGroupProps<K>) {
  return (
    <View {...({ role: 'radiogroup', 'aria-label': label } as object)}>
      {items.map((item) => (
        <Radio
          key={item.key}
          checked={item.key === value}
          disabled={item.disabled}
          onChange={() => onChange(item.key)}
        >
          {item.text}
        </Radio>
      ))}
    </View>
  );
}

export function Switch({ checked, onChange, disabled, label }: ChoiceProps) {
  return (
    <Pressable
      role="switch"
      selected={checked}
      disabled={disabled}
      label={label}
      className={`${styles.hit} ${disabled ? styles.disabled : ''}`}
      onPress={() => onChange(!checked)}
      contained
    >
      <View className={`${styles.track} ${checked ? styles.trackOn : ''}`}>
        <View className={styles.thumb} />
      </View>
    </Pressable>
  );
}
