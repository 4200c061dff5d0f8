import { useState } from 'react';
import { toast } from '@/components/feedback';
import { errorText } from '@/lib/request';
import { sender, type Picture } from '@/lib/upload';
import { media } from '@/platform/media';

const send = sender('poster');

/** A picture of one's own as the ground of the poster: chosen, sent, and kept for as long as the page is open. */
export function useBackground() {
  const [chosen, setChosen] = useState<Picture | null>(null);
  const [isBusy, setBusy] = useState(false);
  const choose = async (): Promise<void> => {
    const [path] = await media.choose(1);
    if (!path) return;
    setBusy(true);
    try {
      setChosen(await send(path));
    } catch (error) {
      toast({ text: errorText(error), kind: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return { chosen, isBusy, choose: () => void choose(), clear: () => setChosen(null) };
}

export type Background = ReturnType<typeof useBackground>;
