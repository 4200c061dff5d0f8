import type { CSSProperties, ReactNode } from 'react';

/** Everything one can tap or click is a Pressable, so that roles, keyboard and touch targets are decided once. */
export interface PressableProps {
  children?: ReactNode;
  className?: string;
  style?: CSSProperties;
  onPress?: () => void;
  disabled?: boolean;
  /** Spoken name; needed where the content is only a picture. */
  label?: string;
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch' | 'option' | 'menuitem';
  /** For tab, radio, checkbox, switch and option. */
  selected?: boolean;
  /** Inside another Pressable: keeps the tap from reaching it. */
  contained?: boolean;
  id?: string;
  /** Reached by other means than Tab, as an option of a list that an input commands. */
  untabbed?: boolean;
}
