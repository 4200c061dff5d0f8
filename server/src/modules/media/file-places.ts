import { UPLOAD_RULES } from '@yimai/shared/domain/media/uploads';
import { formatId } from '@yimai/shared/kernel/id';
import type { FileRecord, FileSize } from './media.types.js';

/** Sizes a file is stored in. */
export function sizesOf(file: Pick<FileRecord, 'kind'>): readonly FileSize[] {
  return file.kind === 'image' ? ['full', '900', '360'] : ['full'];
}

const tail = (file: Pick<FileRecord, 'extension'>, size: FileSize): string =>
  // As `pictureAt` of shared/domain/media names the widths.
  size === 'full' ? `.${file.extension}` : `-${size}.webp`;

/** Equal content has one public place, whoever uploaded it. Also the path of the address. */
export function publicKey(file: Pick<FileRecord, 'name' | 'extension'>, size: FileSize): string {
  return `files/u/${file.name}${tail(file, size)}`;
}

/** Every upload has its own private place. */
export function privateKey(file: Pick<FileRecord, 'id' | 'extension'>, size: FileSize): string {
  return `private/${formatId('file', file.id)}${tail(file, size)}`;
}

/** Whether anybody may fetch it. */
export function isPublic(file: Pick<FileRecord, 'purpose' | 'state'>): boolean {
  return file.state === 'ready' && !UPLOAD_RULES[file.purpose].isPrivate;
}

/** Where the bytes lie now. */
export function keyOf(file: FileRecord, size: FileSize): string {
  return isPublic(file) ? publicKey(file, size) : privateKey(file, size);
}
