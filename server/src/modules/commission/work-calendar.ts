import type { WorkCalendar } from '@yimai/shared/domain/settlement/types';
import { isWorkday } from 'chinese-days';

/** Working days as the State Council publishes them: festivals and the weekends worked in exchange. */
export const chineseCalendar: WorkCalendar = { isWorkday: (day) => isWorkday(day) };
