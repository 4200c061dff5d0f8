import { ApiFailure, asyncApis, syncApis, type ApiGroup } from './call.js';

const ITEM_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

/** What stays on the phone, by key, as JSON. */
export const storage: ApiGroup = (runtime) => {
  const { phone, isSinglePage } = runtime;
  const kept = isSinglePage ? phone.singlePageStorage : phone.storage;
  const size = (): number => [...kept.values()].reduce((sum, text) => sum + text.length, 0);
  const read = (key: string): unknown => {
    const text = kept.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  };
  const write = (key: string, value: unknown): void => {
    const text = JSON.stringify(value ?? '');
    if (text.length > ITEM_LIMIT || size() + text.length > TOTAL_LIMIT)
      throw new ApiFailure('exceed storage max size');
    kept.set(key, text);
  };
  const info = (): Record<string, unknown> => ({
    keys: [...kept.keys()],
    currentSize: Math.ceil(size() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });
  return {
    ...syncApis(runtime, {
      getStorageSync: (key: string) => read(key) ?? '',
      setStorageSync: (key: string, value: unknown) => write(key, value),
      removeStorageSync: (key: string) => void kept.delete(key),
      clearStorageSync: () => kept.clear(),
      getStorageInfoSync: info,
    }),
    ...asyncApis(runtime, {
      getStorage: ({ key }) => {
        if (!kept.has(String(key))) throw new ApiFailure('data not found');
        return { data: read(String(key)) };
      },
      setStorage: ({ key, data }) => write(String(key), data),
      removeStorage: ({ key }) => void kept.delete(String(key)),
      clearStorage: () => kept.clear(),
      getStorageInfo: info,
    }),
  };
};
