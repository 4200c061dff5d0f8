import { useEffect } from 'react';
import { phoneMs } from '@/platform/clock';
import { storage } from '@/platform/storage';
import { deviceId } from './device';
import { api } from './request';

const KEY = 'exposed';
const DAY_MS = 24 * 3600 * 1000;
/** Long after the first screen: nobody waits for it. */
const LATER_MS = 2_500;

interface Told {
  day: number;
  ids: string[];
}

const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function toldToday(): Told {
  const day = Math.floor(phoneMs() / DAY_MS);
  const told = storage.get<Told>(KEY);
  return told?.day === day ? told : { day, ids: [] };
}

async function tell(): Promise<void> {
  timer = undefined;
  const experimentIds = [...waiting];
  waiting.clear();
  // What could not be told is told when it is seen again.
  await api.noteExposures({ deviceId: deviceId(), experimentIds });
  const { day, ids } = toldToday();
  storage.set(KEY, { day, ids: [...ids, ...experimentIds] });
}

/** A variant of this experiment is on the screen: counted once an installation, told once a day at most. */
export function useExposure(experimentId: string | null | undefined): void {
  useEffect(() => {
    if (!experimentId || waiting.has(experimentId) || toldToday().ids.includes(experimentId)) return;
    waiting.add(experimentId);
    timer ??= setTimeout(() => void tell().catch(() => undefined), LATER_MS);
  }, [experimentId]);
}
