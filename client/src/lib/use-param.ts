import { useRouter } from '@tarojs/taro';

/** A parameter of this page's address. Mini-programs hand over what was typed, browsers decode it. */
export function useParam(name: string): string | undefined {
  const value = useRouter().params[name];
  if (!value) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // A lone "%" that was decoded before.
  }
}
