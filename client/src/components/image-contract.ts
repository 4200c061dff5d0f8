import type { ReactNode } from 'react';

export interface ImageProps {
  src?: string | null;
  /** Empty for decoration; otherwise what the picture shows. */
  alt: string;
  /** Width : height, reserved before the picture arrives. Leave out when the parent gives a height. */
  ratio?: number;
  fit?: 'cover' | 'contain';
  radius?: 'none' | 's' | 'm' | 'l' | 'full';
  /** False for what is above the fold. */
  lazy?: boolean;
  /** Shown while loading, e.g. the picture's dominant colour from the API. */
  placeholderColor?: string;
  className?: string;
  /** Shown instead when the picture cannot be had. */
  fallback?: ReactNode;
  onLoad?: () => void;
}
