import { Input, Textarea } from '@tarojs/components';
import type { InputProps } from '@tarojs/components';
import type { TextInputProps } from './text-input-contract';
import { heightOf } from './text-rows';
import styles from './text-input.module.scss';

const TYPES = {
  text: 'text',
  number: 'number',
  decimal: 'digit',
  phone: 'number',
  code: 'number',
  password: 'text',
} as const;

export function TextInput(props: TextInputProps) {
  const {
    kind = 'text',
    label,
    className = '',
    onChange,
    onBlur,
    onConfirm,
    onFocus,
    maxLength = 140,
  } = props;
  const shared = {
    id: props.id,
    defaultValue: props.defaultValue,
    placeholder: props.placeholder,
    disabled: props.disabled,
    maxlength: maxLength,
    placeholderClass: styles.placeholder,
    className: `${styles.input} ${props.multiline ? styles.area : ''} ${className}`,
    ariaLabel: label,
    onFocus: () => onFocus?.(),
    onBlur: (event: { detail: { value: string } }) => onBlur?.(event.detail.value),
    onInput: (event: { detail: { value: string } }) => onChange?.(event.detail.value),
    onConfirm: (event: { detail: { value: string } }) => onConfirm?.(event.detail.value),
  };
  if (props.multiline)
    return (
      <Textarea
        {...shared}
        style={{ minHeight: heightOf(props.rows) }}
        focus={props.autoFocus}
        autoHeight
        disableDefaultPadding
      />
    );
  return (
    <Input
      {...(shared as unknown as InputProps)}
      type={TYPES[kind]}
      password={kind === 'password'}
      focus={props.autoFocus}
      confirmType={props.confirmType}
    />
  );
}
