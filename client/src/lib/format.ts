import { SHANGHAI_OFFSET_MS, DAY_MS, HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { clock } from '@/platform/clock';

export { formatBps } from '@yimai/shared/kernel/bps';

const two = (n: number): string => String(n).padStart(2, '0');

/** Shanghai's wall clock of an instant, wherever the phone is. */
function parts(at: string | Date) {
  const instant = typeof at === 'string' ? new Date(at) : at;
  const local = new Date(instant.getTime() + SHANGHAI_OFFSET_MS);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  };
}

/** "3月5日", with the year when it is not this one. */
export function formatDay(at: string | Date): string {
  const { year, month, day } = parts(at);
  return `${year === parts(clock.now()).year ? '' : `${year}年`}${month}月${day}日`;
}

/** "3月5日 14:20". */
export function formatDateTime(at: string | Date): string {
  return `${formatDay(at)} ${parts(at).time}`;
}

/** "周三", of the Shanghai day. */
export function weekdayText(at: string | Date): string {
  const { year, month, day } = parts(at);
  return `周${'日一二三四五六'.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay())}`;
}

/** "2026.03.05", for coupons and statements. */
export function formatDotted(at: string | Date): string {
  const { year, month, day } = parts(at);
  return `${year}.${two(month)}.${two(day)}`;
}

/** "刚刚", "5分钟前", "3小时前", "昨天 14:20", then the date. */
export function formatRelative(at: string | Date): string {
  const instant = typeof at === 'string' ? new Date(at) : at;
  const now = clock.now();
  const ago = now.getTime() - instant.getTime();
  if (ago < MINUTE_MS) return '刚刚';
  if (ago < HOUR_MS) return `${Math.floor(ago / MINUTE_MS)}分钟前`;
  if (formatDotted(instant) === formatDotted(now)) return `${Math.floor(ago / HOUR_MS)}小时前`;
  if (formatDotted(instant) === formatDotted(new Date(now.getTime() - DAY_MS)))
    return `昨天 ${parts(instant).time}`;
  return formatDateTime(instant);
}

/** "980", "1.2万", "3亿". Cut, not rounded: nobody has sold more than they have. */
export function formatCount(count: number): string {
  const unit =
    count >= 100_000_000
      ? { size: 100_000_000, name: '亿' }
      : count >= 10_000
        ? { size: 10_000, name: '万' }
        : null;
  if (!unit) return String(count);
  const tenths = Math.floor((count * 10) / unit.size);
  return `${Math.floor(tenths / 10)}${tenths % 10 ? `.${tenths % 10}` : ''}${unit.name}`;
}

/** "¥12.30" for sentences; on its own use the Money component. Amount in integer fen. */
export function yuan(amountFen: number): string {
  return `¥${formatYuan(fen(amountFen))}`;
}

/** "¥12,345.60": with thousands apart, for statements and figures side by side. */
export function yuanGrouped(amountFen: number): string {
  const [whole = '', decimals = ''] = yuan(amountFen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** "¥12" or "¥12.30": without needless zeros, for coupons and conditions. */
export function yuanShort(amountFen: number): string {
  return yuan(amountFen)
    .replace(/\.00$/, '')
    .replace(/(\.\d)0$/, '$1');
}

/** "138 0013 8000". */
export function formatPhone(phone: string): string {
  return phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

/** "县" and "市辖区" are rungs of the register between a province and its districts; nobody writes them on a parcel. */
const REGISTER_ONLY = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/** "重庆市渝中区", "广东省深圳市南山区": a region as one writes it. */
export function placeText(region: { province: string; city: string; district: string }): string {
  const names = [region.province, region.city, region.district];
  return names.filter((name, index) => !REGISTER_ONLY.includes(name) && name !== names[index - 1]).join('');
}
