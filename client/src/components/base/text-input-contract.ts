export interface Combobox {
  /** Id of the element with role listbox; it need not be there while closed. */
  listId: string;
  open: boolean;
  /** Id of the option that Enter would take. */
  activeId?: string;
  /** `confirm` returns false where no option is active: then the text itself is confirmed. */
  onKey: (key: 'up' | 'down' | 'escape' | 'confirm') => boolean;
}

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
  /** Several lines; grows with what is written. */
  multiline?: boolean;
  /** Room for so many lines from the start; two, if nothing is said. */
  rows?: number;
  /** What a screen reader says. */
  label: string;
  invalid?: boolean;
  className?: string;
  id?: string;
  /** The input commands a list of options; where there is a keyboard, its arrows walk through them. */
  combobox?: Combobox;
  confirmType?: 'done' | 'search' | 'next' | 'send';
}
