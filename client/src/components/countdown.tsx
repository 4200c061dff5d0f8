import { useEffect, useId, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { offBeat, onBeat } from '@/platform/beat';
import { clock } from '@/platform/clock';
import { everySecond } from '@/platform/every-second';
import styles from './countdown.module.scss';

export interface CountdownProps {
  /** When it ends: epoch milliseconds or an ISO text. */
  until: number | string;
  onEnd?: () => void;
  /** boxed: for promotions · text: inline, "23分18秒". */
  kind?: 'boxed' | 'text';
  endedText?: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function Countdown({ until, onEnd, kind = 'text', endedText = '已结束' }: CountdownProps) {
  const end = typeof until === 'number' ? until : Date.parse(until);
  const [left, setLeft] = useState(() => Math.max(0, end - clock.now().getTime()));
  const over = left <= 0;
  const id = useId();
  useEffect(() => {
    const tick = (): void => setLeft(Math.max(0, end - clock.now().getTime()));
    tick();
    const stop = everySecond(() => onBeat(id, tick));
    return () => {
      stop();
      offBeat(id);
    };
  }, [id, end]);
  useEffect(() => {
    if (over) onEnd?.();
    // Only the moment it ends matters, not a new function.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [over]);
  const seconds = Math.ceil(left / 1000);
  const days = Math.floor(seconds / 86_400);
  const parts = [
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ] as const;
  if (over) return <Text>{endedText}</Text>;
  if (kind === 'text') {
    const text =
      days > 0
        ? `${days}天${parts[0]}小时`
        : parts[0] > 0
          ? `${parts[0]}小时${two(parts[1])}分${two(parts[2])}秒`
          : `${parts[1]}分${two(parts[2])}秒`;
    return (
      <Text className={styles.text} {...({ role: 'timer' } as object)}>
        {text}
      </Text>
    );
  }
  return (
    <View className={styles.boxes} {...({ role: 'timer' } as object)}>
      {days > 0 && (
        <>
          <Text className={styles.box}>{days}</Text>
          <Text className={styles.colon}>天</Text>
        </>
      )}
      {parts.map((part, index) => (
        <View key={index} className={styles.pair}>
          {index > 0 && <Text className={styles.colon}>:</Text>}
          <Text className={styles.box}>{two(part)}</Text>
        </View>
      ))}
    </View>
  );
}
