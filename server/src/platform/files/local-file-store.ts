import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { invariant } from '@yimai/shared/kernel/invariant';
import { isFileKey, type FileStore, type FoundFile, type StoredFile } from './file-store.js';

/** Files in a folder of this machine. */
export class LocalFileStore implements FileStore {
  constructor(
    private readonly root: string,
    /** Tells two writers of the same key apart. */
    private readonly uniqueName: () => string,
  ) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const file = this.pathOf(key);
    const draft = `${file}.${this.uniqueName()}.part`;
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(bytes);
      // The row that names this file is durable; the file must not be less so.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  }

  async open(key: string, range?: string): Promise<StoredFile | null> {
    const file = this.pathOf(key);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const part = partOf(range, found.size);
    const stream = createReadStream(file, part ?? {});
    return part
      ? {
          stream,
          bytes: part.end - part.start + 1,
          contentRange: `bytes ${part.start}-${part.end}/${found.size}`,
        }
      : { stream, bytes: found.size, contentRange: null };
  }

  async has(key: string): Promise<boolean> {
    const found = await stat(this.pathOf(key)).catch(() => null);
    return found?.isFile() ?? false;
  }

  async *list(folder: string): AsyncIterable<FoundFile> {
    for (const name of await readdir(this.pathOf(folder)).catch(() => [])) {
      const key = `${folder}/${name}`;
      // Somebody else may be sweeping the same folder.
      const found = isFileKey(key) ? await stat(this.pathOf(key)).catch(() => null) : null;
      if (found?.isFile()) yield { key, modifiedAt: found.mtime };
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    invariant(isFileKey(key), `not a file key: ${key}`);
    return path.join(this.root, key);
  }
}

/** The one part an HTTP `Range` header asks for; null: the whole. Exported for tests. */
export function partOf(range: string | undefined, size: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : null;
}
