import { SHANGHAI_OFFSET_MS } from '@yimai/shared/kernel/clock';
import { formatYuan, type Fen } from '@yimai/shared/kernel/money';

/** What a notice says, by our own names of the fields. */
export type NoticeValues = Readonly<Record<string, string>>;

/** Characters each kind of field takes; the kind is the name without its number. */
const LIMITS: Readonly<Record<string, number>> = {
  thing: 20,
  character_string: 32,
  number: 32,
  phrase: 5,
  name: 10,
  phone_number: 17,
};

/** Cut where it is too long, with the sign that says so; platforms refuse the whole message otherwise. */
export function fitField(field: string, value: string): string {
  const limit = LIMITS[field.replace(/\d+$/, '')];
  const chars = [...value];
  if (limit === undefined || chars.length <= limit) return value;
  const isText = field.startsWith('thing') || field.startsWith('name');
  return isText ? `${chars.slice(0, limit - 1).join('')}…` : chars.slice(0, limit).join('');
}

/** By the merchant's template: which of its fields holds which of our values. Fields we have nothing for are left out. */
export function fillTemplate(
  fields: Readonly<Record<string, string>>,
  values: NoticeValues,
): Record<string, string> {
  const filled = Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return value ? [[field, fitField(field, value)] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** "2026年1月2日 09:00", on the wall clock of Shanghai. */
export function noticeTime(at: Date): string {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET_MS);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
  return `${day} ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

export const noticeAmount = (amountFen: Fen): string => `¥${formatYuan(amountFen)}`;
