import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { designPx } from '@/platform/length';
import { useWaiting } from './waiting';
import styles from './skeleton.module.scss';

export interface BoneProps {
  /** Design pixels; as wide as there is room by default. */
  width?: number;
  height?: number;
  /** Width : height, instead of a height. */
  ratio?: number;
  radius?: 's' | 'm' | 'l' | 'full';
  className?: string;
}

/** One grey shape, in the place and the size of what comes. */
export function Bone({ width, height = 28, ratio, radius = 's', className = '' }: BoneProps) {
  const style = {
    ...(width ? { width: designPx(width) } : {}),
    ...(ratio ? { paddingTop: `${100 / ratio}%` } : { height: designPx(height) }),
  };
  return <View className={`${styles.bone} ${styles[`r-${radius}`]} ${className}`} style={style} />;
}

const WIDTHS = ['92%', '100%', '64%', '86%', '48%'];

/** Lines of text. */
export function BoneLines({ count = 3 }: { count?: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, i) => (
        <View
          key={i}
          className={`${styles.bone} ${styles['r-s']} ${styles.line}`}
          style={{ width: WIDTHS[i % WIDTHS.length] }}
        />
      ))}
    </>
  );
}

/** Around the bones of a page: tells those who do not see them, and lets the page say when it takes long. */
export function SkeletonFrame({ children, className }: { children: ReactNode; className?: string }) {
  useWaiting();
  const aria = { role: 'status', 'aria-label': '加载中', 'aria-busy': true } as object;
  return (
    <View className={className} {...aria}>
      {children}
    </View>
  );
}

export interface SkeletonProps {
  /** text: lines · card: product grid · list: picture and lines · panels: cards with lines · block: one box. */
  preset?: 'text' | 'card' | 'list' | 'panels' | 'block';
  /** Lines, cards or rows. */
  count?: number;
  /** Design pixels, for `block`. */
  height?: number;
}

function Row() {
  return (
    <View className={styles.row}>
      <Bone width={180} height={180} radius="m" className={styles.thumb} />
      <View className={styles.rowText}>
        <BoneLines count={3} />
      </View>
    </View>
  );
}

function Card() {
  return (
    <View className={styles.card}>
      <Bone ratio={1} className={styles.square} />
      <View className={styles.cardText}>
        <BoneLines count={2} />
      </View>
    </View>
  );
}

/** Shapes that many pages share; others lay out bones of their own. */
export function Skeleton({ preset = 'text', count, height = 240 }: SkeletonProps) {
  const many = Array.from({ length: count ?? 4 }, (_, i) => i);
  return (
    <SkeletonFrame className={preset === 'card' ? styles.grid : undefined}>
      {preset === 'block' && <Bone height={height} radius="l" />}
      {preset === 'text' && <BoneLines count={count} />}
      {preset === 'card' && many.map((i) => <Card key={i} />)}
      {preset === 'list' && many.map((i) => <Row key={i} />)}
      {preset === 'panels' &&
        many.map((i) => (
          <View key={i} className={styles.panel}>
            <Row />
          </View>
        ))}
    </SkeletonFrame>
  );
}
