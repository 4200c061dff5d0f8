import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { TextInput } from './base/text-input';
import type { TextInputProps } from './base/text-input-contract';
import { Pressable } from './base/pressable';
import { Icon } from './icon';
import styles from './field.module.scss';

interface RowProps {
  label: string;
  required?: boolean;
  /** Under the input; gives way to the error. */
  hint?: string;
  /** What is wrong and how to mend it. */
  error?: string;
  /** Right of the input: a unit, a button. */
  suffix?: ReactNode;
}

function Row({ label, required, hint, error, suffix, children }: RowProps & { children: ReactNode }) {
  return (
    <View className={`${styles.field} ${error ? styles.invalid : ''}`}>
      <View className={styles.line}>
        <Text className={styles.label}>
          {label}
          {required && <Text className={styles.required}> *</Text>}
        </Text>
        <View className={styles.control}>{children}</View>
        {suffix && <View className={styles.suffix}>{suffix}</View>}
      </View>
      {error ? (
        <Text className={styles.error} {...({ role: 'alert' } as object)}>
          {error}
        </Text>
      ) : (
        hint && <Text className={styles.hint}>{hint}</Text>
      )}
    </View>
  );
}

export type FieldProps = RowProps & Omit<TextInputProps, 'label' | 'invalid' | 'multiline'>;

/** A line of a form. Uncontrolled: read it in `onChange`, lay it out anew with `key` to set it. */
export function Field({ label, required, hint, error, suffix, ...input }: FieldProps) {
  return (
    <Row label={label} required={required} hint={hint} error={error} suffix={suffix}>
      <TextInput {...input} label={label} invalid={Boolean(error)} />
    </Row>
  );
}

export type TextAreaProps = Omit<TextInputProps, 'multiline' | 'invalid'> & { hint?: string; error?: string };

export function TextArea({ hint, error, ...input }: TextAreaProps) {
  return (
    <View className={`${styles.field} ${styles.tall} ${error ? styles.invalid : ''}`}>
      <Text className={styles.label}>{input.label}</Text>
      <TextInput {...input} multiline invalid={Boolean(error)} />
      {error ? (
        <Text className={styles.error}>{error}</Text>
      ) : (
        hint && <Text className={styles.hint}>{hint}</Text>
      )}
    </View>
  );
}

export interface PickFieldProps extends RowProps {
  value?: string;
  placeholder?: string;
  onPress: () => void;
}

/** A line that opens a choice: region, bank, date. */
export function PickField({ value, placeholder = '请选择', onPress, ...row }: PickFieldProps) {
  return (
    <Row {...row} suffix={<Icon name="next" size={28} color="var(--c-ink-3)" />}>
      <Pressable
        className={`${styles.pick} ${value ? '' : styles.empty}`}
        label={`${row.label}，${value ?? placeholder}`}
        onPress={onPress}
      >
        {value ?? placeholder}
      </Pressable>
    </Row>
  );
}

export interface FieldGroupProps {
  children: ReactNode;
  /** Keeps no distance of its own: for stacks that have a gap, and at the end of a sheet. */
  flush?: boolean;
}

export function FieldGroup({ children, flush }: FieldGroupProps) {
  return <View className={`${styles.group} ${flush ? styles.flush : ''}`}>{children}</View>;
}
