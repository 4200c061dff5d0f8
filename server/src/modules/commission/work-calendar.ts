import { createRequire } from 'node:module';
import type { WorkCalendar } from '@yimai/shared/domain/settlement/types';

interface ChineseDays {
  isWorkday(day: string): boolean;
}

const require = createRequire(import.meta.url);
let loaded: ChineseDays | undefined;

/** Ten megabytes: read when the first parcel arrives. */
function calendar(): ChineseDays {
  loaded ??= require('chinese-days') as ChineseDays;
  return loaded;
}

/** Working days as the State Council publishes them: festivals and the weekends worked in exchange. */
export const chineseCalendar: WorkCalendar = { isWorkday: (day) => calendar().isWorkday(day) };
