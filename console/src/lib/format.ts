import dayjs from 'dayjs';

/** "2026-03-04 18:02" in the time zone of the browser; "—" for nothing. */
export function formatTime(instant: string | null): string {
  return instant === null ? '—' : dayjs(instant).format('YYYY-MM-DD HH:mm');
}

/** "2026-03-04 18:02:31", where seconds matter: ledger, audit. */
export function formatTimeExactly(instant: string): string {
  return dayjs(instant).format('YYYY-MM-DD HH:mm:ss');
}

const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

/** 1234567 → "1,234,567". */
export function formatCount(count: number): string {
  return String(count).replace(GROUPS, ',');
}

/** "1234567.80" → "1,234,567.80". */
export function groupThousands(yuan: string): string {
  const [whole = '', decimals] = yuan.split('.');
  const grouped = whole.replace(GROUPS, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
