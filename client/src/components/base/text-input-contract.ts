/**
 * Uncontrolled on purpose: a value that goes through the logic thread and back flickers and makes the caret jump on
 * phones. Read it in onChange; to clear it, change `key`.
 */
export interface TextInputProps {
  defaultValue?: string;
  onChange?: (text: string) => void;
  onBlur?: (text: string) => void;
  onConfirm?: (text: string) => void;
  onFocus?: () => void;
  kind?: 'text' | 'number' | 'decimal' | 'phone' | 'code' | 'password';
  placeholder?: string;
  maxLength?: number;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Several lines; grows to `rows`. */
  multiline?: boolean;
  rows?: number;
  /** What a screen reader says. */
  label: string;
  invalid?: boolean;
  className?: string;
  id?: string;
  confirmType?: 'done' | 'search' | 'next' | 'send';
}
