import type { WorkCalendar } from '@yimai/shared/domain/settlement/types';
// CommonJS whose names Node cannot see from outside: only the default import works in the built server.
import chineseDays from 'chinese-days';

/** Working days as the State Council publishes them: festivals and the weekends worked in exchange. */
export const chineseCalendar: WorkCalendar = { isWorkday: (day) => chineseDays.isWorkday(day) };
