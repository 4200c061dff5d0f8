import { useEffect } from 'react';
import { replacePage } from '@/lib/navigate';

/** A browser needs no frame: it goes there. */
export function WebFrame({ path }: { path: string }) {
  useEffect(() => replacePage(path), [path]);
  return null;
}
