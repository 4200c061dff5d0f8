import { useState } from 'react';
import { toast } from '@/components/feedback';
import { asset } from '@/lib/asset';
import { api, errorText } from '@/lib/request';
import { uploadFile, type SentFile } from '@/lib/upload';
import { media } from '@/platform/media';
import { session } from '@/stores/session';

const ASK_EVERY_MS = 1_500;
const PATIENCE_MS = 9_000;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The platforms look at a face for some seconds; longer than this nobody watches a spinner. */
async function checked(file: SentFile): Promise<SentFile> {
  let latest = file;
  for (let waited = 0; latest.state === 'checking' && waited < PATIENCE_MS; waited += ASK_EVERY_MS) {
    await wait(ASK_EVERY_MS);
    latest = await api.getFile({ fileId: file.id });
  }
  return latest;
}

/** Choosing, sending and wearing another face. `preview` is what was chosen, until others may see it too. */
export function useAvatar() {
  const [isBusy, setBusy] = useState(false);
  const [preview, setPreview] = useState<string>();
  const change = async (): Promise<void> => {
    if (isBusy) return;
    const [path] = await media.choose(1);
    if (!path) return;
    setBusy(true);
    try {
      const sent = await uploadFile('avatar', path);
      setPreview(asset(sent.thumbUrl ?? sent.url));
      const file = await checked(sent);
      session.setMember(await api.updateMe({ avatarFileId: sent.id }));
      toast(file.state === 'ready' ? { text: '头像已更新', kind: 'success' } : '已提交，审核通过后展示');
    } catch (error) {
      setPreview(undefined);
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, preview, change: () => void change() };
}
