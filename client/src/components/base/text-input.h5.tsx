import type { ChangeEvent, FocusEvent, KeyboardEvent } from 'react';
import type { Combobox, TextInputProps } from './text-input-contract';
import { phoneDigits } from './phone-digits';
import { heightOf, ROWS } from './text-rows';
import styles from './text-input.module.scss';

const MODES = {
  text: 'text',
  number: 'numeric',
  decimal: 'decimal',
  phone: 'tel',
  code: 'numeric',
  password: 'text',
} as const;
const AUTOCOMPLETE = {
  text: undefined,
  number: 'off',
  decimal: 'off',
  phone: 'tel',
  code: 'one-time-code',
  password: 'current-password',
} as const;
const KEYS = { ArrowUp: 'up', ArrowDown: 'down', Escape: 'escape', Enter: 'confirm' } as const;

function comboboxState({ open, listId, activeId }: Combobox) {
  return {
    role: 'combobox',
    'aria-expanded': open,
    'aria-autocomplete': 'list',
    'aria-controls': open ? listId : undefined,
    'aria-activedescendant': open ? activeId : undefined,
  } as const;
}

type Native = HTMLInputElement | HTMLTextAreaElement;

/** Room for the blanks and the country's code that are pasted or filled in along with a number. */
const PHONE_ROOM = 24;

/** What the input says now; of a phone number only the number stays. */
function entered(input: Native, kind: TextInputProps['kind']): string {
  if (kind === 'phone' && phoneDigits(input.value) !== input.value) input.value = phoneDigits(input.value);
  return input.value;
}

/** Native elements: Taro's wrap the input in a custom element, which labels and autofill do not see through. */
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
    maxLength: kind === 'phone' ? PHONE_ROOM : maxLength,
    autoFocus: props.autoFocus,
    'aria-label': label,
    ...(props.combobox && comboboxState(props.combobox)),
    'aria-invalid': props.invalid || undefined,
    inputMode: MODES[kind],
    autoComplete: AUTOCOMPLETE[kind],
    className: `${styles.input} ${props.multiline ? styles.area : ''} ${className}`,
    onFocus: () => onFocus?.(),
    onBlur: (event: FocusEvent<Native>) => onBlur?.(event.target.value),
    onChange: (event: ChangeEvent<Native>) => onChange?.(entered(event.target, kind)),
    onKeyDown: (event: KeyboardEvent<Native>) => {
      // While an input method composes, its keys are its own: Enter chooses a candidate.
      if (event.nativeEvent.isComposing) return;
      const key = KEYS[event.key as keyof typeof KEYS] as (typeof KEYS)[keyof typeof KEYS] | undefined;
      if (key && props.combobox?.onKey(key)) event.preventDefault();
      else if (key === 'confirm' && !props.multiline) onConfirm?.(event.currentTarget.value);
    },
  };
  if (props.multiline)
    return (
      <textarea
        {...shared}
        rows={props.rows ?? ROWS}
        className={`${shared.className} ${styles.grows}`}
        style={{ minHeight: heightOf(props.rows) }}
      />
    );
  return (
    <input {...shared} type={kind === 'password' ? 'password' : 'text'} enterKeyHint={props.confirmType} />
  );
}
