import fs from 'node:fs';
import path from 'node:path';
import type { Runtime } from '../runtime.js';
import { mapUrl } from './request.js';

/** What is behind the address of a picture: the web, a temporary file, or a file of the program. */
export async function bytesOf(runtime: Runtime, source: string): Promise<Buffer> {
  const { files, program } = runtime;
  if (source.startsWith('data:')) return Buffer.from(source.split(',')[1] ?? '', 'base64');
  if (/^https?:/.test(source)) {
    const response = await fetch(mapUrl(runtime, source));
    if (!response.ok) throw new Error(`${source}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }
  const kept = files.get(source);
  return kept ?? fs.readFileSync(path.join(program.folder, source));
}
