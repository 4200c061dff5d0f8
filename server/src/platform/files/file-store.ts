import type { Readable } from 'node:stream';

/** A stored file as it is read back. */
export interface StoredFile {
  stream: Readable;
  /** Of what the stream carries. */
  bytes: number;
  /** Set when only a part was asked for: `bytes 0-99/1234`. */
  contentRange: string | null;
}

/** A stored file as it is found. */
export interface FoundFile {
  key: string;
  modifiedAt: Date;
}

/**
 * Where files live. Keys are relative paths of lower-case letters, digits, `-`, `_`, `.` and `/`: `files/u/…` is public,
 * `private/…` is not. The local driver keeps them below DATA_DIR, the other in a bucket that speaks S3.
 */
export interface FileStore {
  /** Writes the whole file or nothing; a file of the same key is replaced. */
  put(key: string, bytes: Buffer, contentType: string): Promise<void>;
  /** Null when there is none. `range` is an HTTP `Range` header; one that makes no sense is ignored. */
  open(key: string, range?: string): Promise<StoredFile | null>;
  has(key: string): Promise<boolean>;
  /** What lies right in a folder, `files/posters`, in no order. Nothing when there is no such folder. */
  list(folder: string): AsyncIterable<FoundFile>;
  /** Gone afterwards, whether it was there or not. */
  remove(key: string): Promise<void>;
}

export const FILE_STORE = Symbol('FileStore');

const KEY = /^[a-z0-9_][a-z0-9_.-]*(\/[a-z0-9_][a-z0-9_.-]*)*$/;

/** False for anything that could leave the store's folder or that we never wrote. */
export function isFileKey(key: string): boolean {
  return key.length <= 200 && KEY.test(key);
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
};

/** By the extension, which is ours: content decided it when the file came in. */
export function contentTypeOf(key: string): string {
  return TYPES[key.split('.').pop() ?? ''] ?? 'application/octet-stream';
}
