import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { TextInput } from './base/text-input';
import { Icon } from './icon';
import styles from './stepper.module.scss';

export interface StepperProps {
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  disabled?: boolean;
  /** Called when somebody asks for more than `max`, to say why. */
  onLimit?: () => void;
  label?: string;
}

export function Stepper({
  value,
  onChange,
  min = 1,
  max = 99,
  disabled,
  onLimit,
  label = '数量',
}: StepperProps) {
  // A new key lays the uncontrolled input out again with the accepted number.
  const [version, setVersion] = useState(0);
  useEffect(() => setVersion((n) => n + 1), [value]);
  const set = (wanted: number): void => {
    if (wanted > max) onLimit?.();
    const next = Math.min(Math.max(wanted, min), max);
    if (next === value) setVersion((n) => n + 1);
    else onChange(next);
  };
  const typed = (text: string): void => set(/^\d+$/.test(text) ? Number(text) : value);
  const atMost = value >= max;
  return (
    <View
      className={`${styles.stepper} ${disabled ? styles.disabled : ''}`}
      {...({ role: 'group', 'aria-label': label } as object)}
    >
      <Pressable
        className={styles.step}
        label="减少"
        disabled={disabled || value <= min}
        onPress={() => set(value - 1)}
        contained
      >
        <Icon name="minus" size={28} className={value <= min ? styles.dim : ''} />
      </Pressable>
      <View className={styles.box} onClick={(event) => event.stopPropagation()}>
        <TextInput
          key={version}
          kind="number"
          maxLength={3}
          defaultValue={String(value)}
          disabled={disabled}
          label={label}
          className={styles.input}
          onBlur={typed}
          onConfirm={typed}
        />
      </View>
      <Pressable
        className={styles.step}
        label="增加"
        disabled={disabled}
        onPress={() => set(value + 1)}
        contained
      >
        <Icon name="plus" size={28} className={atMost ? styles.dim : ''} />
      </Pressable>
    </View>
  );
}
