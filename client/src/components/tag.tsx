import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import styles from './tag.module.scss';

export interface TagProps {
  children: ReactNode;
  tone?: 'brand' | 'gold' | 'jade' | 'amber' | 'indigo' | 'neutral';
  /** soft: tinted · outline · solid: strongest, at most one per card. */
  kind?: 'soft' | 'outline' | 'solid';
  className?: string;
}

export function Tag({ children, tone = 'neutral', kind = 'soft', className = '' }: TagProps) {
  return <Text className={`${styles.tag} ${styles[tone]} ${styles[kind]} ${className}`}>{children}</Text>;
}
