import type { ReactNode } from 'react';

/** What only a native button of a mini-program may start. On H5 it is a Pressable that calls `onPress`. */
export interface OpenButtonProps {
  open: 'getPhoneNumber' | 'share' | 'contact' | 'agreePrivacy';
  children?: ReactNode;
  className?: string;
  disabled?: boolean;
  label?: string;
  /** Runs on H5 instead of the native ability, and on mini-programs for `share` as the tap itself. */
  onPress?: () => void;
  /** `getPhoneNumber`: the raw detail; platform/phone reads it. */
  onPhoneDetail?: (detail: unknown) => void;
  /** `agreePrivacy`: the platform has taken note. */
  onAgree?: () => void;
  /** `contact`: what the talk is about, offered as a card to send. */
  card?: { title: string; path: string; imageUrl?: string };
  /** `contact` on Douyin: the account that serves. */
  imId?: string;
  id?: string;
  /** `share`: handed to onShareAppMessage as `target.dataset`. */
  data?: Record<string, string>;
}
