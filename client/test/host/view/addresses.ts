import type { ViewWindow } from './bridge.js';

const { boot } = window as unknown as ViewWindow;

/** Where Chromium finds what the mini-program calls by `source`. */
export function address(source: string): string {
  if (source === '') return '';
  for (const [from, to] of boot.addresses) if (source.startsWith(from)) return to + source.slice(from.length);
  if (/^(https?:|data:|blob:)/.test(source)) return source;
  if (source.startsWith('/')) return boot.assets + source;
  const folder = boot.path.split('/').slice(0, -1).join('/');
  return `${boot.assets}/${folder}/${source}`;
}
