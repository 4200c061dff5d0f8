import { useOwnParams } from '@/platform/own-route';
import { readEntryQuery } from '@/platform/entry-query';

/**
 * A parameter of this page's address, or of the `scene` of the code that was scanned to get here. Mini-programs hand
 * over what was typed, browsers decode it.
 */
export function useParam(name: string): string | undefined {
  const value = readEntryQuery(useOwnParams())[name];
  if (!value) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // A lone "%" that was decoded before.
  }
}
