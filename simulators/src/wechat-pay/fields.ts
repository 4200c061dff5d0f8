import { badParam } from './refusal.js';

export type Json = Record<string, unknown>;

interface TextRule {
  min?: number;
  max?: number;
  pattern?: RegExp;
}

/** Reads fields of a request body by path, refusing as the platform does. Lengths are counted in characters. */
export class Fields {
  constructor(readonly body: Json) {}

  raw(path: string): unknown {
    let value: unknown = this.body;
    for (const part of path.split('/')) {
      value = typeof value === 'object' && value !== null ? (value as Json)[part] : undefined;
    }
    return value;
  }

  optionalText(path: string, rule: TextRule = {}): string | undefined {
    const value = this.raw(path);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw badParam(`/${path}`, '类型应为字符串');
    const length = [...value].length;
    if (length < (rule.min ?? 1)) throw badParam(`/${path}`, '长度过短');
    if (rule.max !== undefined && length > rule.max) throw badParam(`/${path}`, '长度超过限制');
    if (rule.pattern && !rule.pattern.test(value)) throw badParam(`/${path}`, '格式不正确');
    return value;
  }

  text(path: string, rule: TextRule = {}): string {
    const value = this.optionalText(path, rule);
    if (value === undefined) throw badParam(`/${path}`, '缺少必填参数');
    return value;
  }

  integer(path: string, min: number): number {
    const value = this.raw(path);
    if (value === undefined) throw badParam(`/${path}`, '缺少必填参数');
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw badParam(`/${path}`, '类型应为整数');
    if (value < min) throw badParam(`/${path}`, '值小于最小值');
    return value;
  }

  /** RFC 3339 with an offset, as milliseconds. */
  optionalTime(path: string): number | undefined {
    const value = this.optionalText(path, { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/ });
    if (value === undefined) return undefined;
    const at = Date.parse(value);
    if (Number.isNaN(at)) throw badParam(`/${path}`, '时间格式不正确');
    return at;
  }

  /** A notify_url: complete, without a query string. */
  notifyUrl(path: string, required: boolean): string | undefined {
    const value = required ? this.text(path, { max: 256 }) : this.optionalText(path, { max: 256 });
    if (value === undefined) return undefined;
    if (!/^https?:\/\/[^/?#]+\/[^?#]*$/.test(value))
      throw badParam(`/${path}`, '通知地址需为完整的 http(s) 地址且不带参数');
    return value;
  }
}

/** The same text for the same parameters, whatever the order of keys. */
export function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${fingerprint(item)}`).join(',')}}`;
}
