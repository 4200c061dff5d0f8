import { useRef, useState } from 'react';
import { REVIEW_LIMITS } from '@yimai/shared/domain/review/review';
import type { Picture } from '@/lib/upload';

/** Words and pictures of a review or of what is added to it, and what is wrong with them. */
export function useWords() {
  const text = useRef('');
  const [error, setError] = useState<string>();
  const [pictures, setPictures] = useState<Picture[]>([]);
  return {
    pictures,
    setPictures,
    error,
    setText: (next: string) => {
      text.current = next;
      setError(undefined);
    },
    /** Null, and the person is told, where it is too short. */
    read: (): { text: string; fileIds: string[] } | null => {
      const written = text.current.trim();
      if (written.length < REVIEW_LIMITS.minText) {
        setError(`请至少写 ${REVIEW_LIMITS.minText} 个字`);
        return null;
      }
      return { text: written, fileIds: pictures.map(({ id }) => id) };
    },
  };
}

export type Words = ReturnType<typeof useWords>;
