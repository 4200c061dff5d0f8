/** Compresses the files of a build once, with all the time a build has; the server sends them as they are. */
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
/** A name with a hash never means other bytes, so what lies beside it can never be out of date. */
const HASHED_TEXT = /\.[0-9a-f]{8,}\.(js|css|svg)$/;
/** One packet: below it a smaller body arrives no sooner. */
const THRESHOLD_BYTES = 1_400;

async function compressFile(file) {
  const bytes = fs.readFileSync(file);
  if (bytes.length < THRESHOLD_BYTES) return;
  const params = { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  fs.writeFileSync(`${file}.br`, await brotli(bytes, { params }));
  fs.writeFileSync(`${file}.gz`, await gzip(bytes, { level: 9 }));
}

/** Writes `<file>.br` and `<file>.gz` beside every script, style sheet and drawing with a hash in its name. */
export async function compressFolder(folder) {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && HASHED_TEXT.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  await Promise.all(files.map(compressFile));
}
