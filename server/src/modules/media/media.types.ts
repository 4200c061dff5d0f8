import type { FileKind, UploadPurpose } from '@yimai/shared/domain/media/uploads';
import type { Id, MemberId, StaffId } from '@yimai/shared/kernel/id';

export type FileId = Id<'file'>;
export type FileState = 'ready' | 'checking' | 'review' | 'rejected';

export interface FileRecord {
  id: FileId;
  memberId: MemberId | null;
  staffId: StaffId | null;
  purpose: UploadPurpose;
  kind: FileKind;
  name: string;
  extension: 'jpg' | 'png' | 'mp4';
  width: number;
  height: number;
  bytes: number;
  color: string;
  state: FileState;
  checkReference: string | null;
  usedAt: Date | null;
  createdAt: Date;
}

/** Whoever uploads. */
export type Uploader = { memberId: MemberId } | { staffId: StaffId };

/** `full`, or a width. */
export type FileSize = 'full' | '360' | '900';

/** Where somebody can look at a picture: in full and small. */
export interface FileLinks {
  url: string;
  thumbUrl: string | null;
}
