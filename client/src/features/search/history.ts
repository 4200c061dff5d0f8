import { useState } from 'react';
import { storage } from '@/platform/storage';

const KEY = 'searches';
const LENGTH = 12;

/** What was searched on this phone, the latest first. */
export function useSearchHistory() {
  const [words, setWords] = useState(() => storage.get<string[]>(KEY) ?? []);
  const save = (next: string[]): void => {
    setWords(next);
    storage.set(KEY, next);
  };
  return {
    words,
    add: (word: string) => save([word, ...words.filter((one) => one !== word)].slice(0, LENGTH)),
    remove: (word: string) => save(words.filter((one) => one !== word)),
    clear: () => save([]),
  };
}
