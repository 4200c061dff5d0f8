import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { confirm, hideToast, toast } from '@/components/feedback';
import { HERE } from '@/lib/platform-words';
import { api, errorText, type ApiInput, type ApiOutput } from '@/lib/request';
import { copyText } from '@/platform/clipboard';
import { media } from '@/platform/media';
import { openSettings } from '@/platform/permissions';
import { keys, type Material } from '../api';
import { fileUrl } from '../words';

type Action = ApiInput<'useMaterial'>['action'];
export type Taken = ApiOutput<'useMaterial'>;

/** Pictures and the film one after the other; stops at the first that cannot be saved and says why. */
async function saveAll({ images, video }: Material): Promise<'saved' | 'denied' | 'failed' | 'long-press'> {
  const files = [
    ...images.map(({ url }) => ({ url, kind: 'image' as const })),
    ...(video ? [{ url: video.url, kind: 'video' as const }] : []),
  ];
  for (const [index, { url, kind }] of files.entries()) {
    if (files.length > 1) toast({ text: `正在保存 ${index + 1}/${files.length}`, kind: 'loading' });
    const done = await media.save(fileUrl(url), kind).catch(() => 'failed' as const);
    if (done !== 'saved') return done;
  }
  return 'saved';
}

/** One tap each: words with one's own link, pictures and film into the album. */
export function useTake(material: Material) {
  const client = useQueryClient();
  const [busy, setBusy] = useState<Action | null>(null);
  /** Shown where the browser wants another tap before it copies. */
  const [words, setWords] = useState<Taken | null>(null);

  const take = async (action: Action): Promise<Taken> => {
    const taken = await api.useMaterial({ materialId: material.id, action, platform: HERE });
    void client.invalidateQueries({ queryKey: keys.materials({}).slice(0, 2) });
    return taken;
  };
  const run = async (action: Action, work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(action);
    try {
      await work();
    } catch (error) {
      hideToast();
      toast({ text: errorText(error), kind: 'error' });
    } finally {
      setBusy(null);
    }
  };
  const copy = (): Promise<void> =>
    run('copied', async () => {
      const taken = await take('copied');
      if (await copyText(taken.text)) toast({ text: '文案已复制，带有您的链接', kind: 'success' });
      else setWords(taken);
    });
  const save = (): Promise<void> =>
    run('saved', async () => {
      toast({ text: '正在保存', kind: 'loading' });
      const done = await saveAll(material);
      hideToast();
      if (done === 'failed') return void toast('没能保存，请检查网络后再试');
      if (done === 'denied') {
        const text = '允许“保存到相册”后，再点一次保存即可';
        if (await confirm({ title: '没有相册权限', text, confirmText: '去设置' })) await openSettings();
        return;
      }
      await take('saved');
      if (done === 'saved') return void toast({ text: '已保存', kind: 'success' });
      media.preview(
        material.images.map(({ url }) => fileUrl(url)),
        0,
      );
      toast('长按图片即可保存');
    });
  return { busy, copy, save, words, closeWords: () => setWords(null) };
}
