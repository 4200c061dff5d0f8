import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Pictures of the shop that lie on this machine, under `<DATA_DIR>/files`. */
const filesFolder = (dataDir: string): string => path.resolve(dataDir, 'files');

function fileExists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The file behind an address of ours, `/files/…`; null for other people's addresses and for what is not there. */
export async function readOwnFile(dataDir: string, url: string): Promise<Buffer | null> {
  if (!url.startsWith('/files/')) return null;
  const root = filesFolder(dataDir);
  const file = path.resolve(root, decodeURIComponent(url.slice('/files/'.length).split('?')[0] ?? ''));
  const isInside = file.startsWith(`${root}${path.sep}`);
  return isInside && (await fileExists(file)) ? readFile(file) : null;
}

/** Written aside and renamed: a reader never sees half a picture. */
export async function writeOwnFile(file: string, content: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, content);
  await rename(aside, file);
}
