import type { ReactNode } from 'react';

/** What only a native button of a mini-program may start. On H5 it is a Pressable that calls `onPress`. */
export interface OpenButtonProps {
  open: 'getPhoneNumber' | 'share' | 'contact';
  children?: ReactNode;
  className?: string;
  disabled?: boolean;
  label?: string;
  /** Runs on H5 instead of the native ability, and on mini-programs for `share` as the tap itself. */
  onPress?: () => void;
  /** `getPhoneNumber`: the raw detail; platform/phone reads it. */
  onPhoneDetail?: (detail: unknown) => void;
  /** `share`: handed to onShareAppMessage as `target.dataset`. */
  data?: Record<string, string>;
}
