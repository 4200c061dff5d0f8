import { z } from '../kernel/zod.js';
import { idOf, IdText, PageInput, pageOf } from './common.js';

export const MemberUploadPurpose = z.enum(['avatar', 'evidence', 'review', 'poster']);
export const StaffUploadPurpose = z.enum(['product', 'decoration', 'material']);

/**
 * An uploaded file as its owner sees it. `url` and `thumbUrl` of what is private or still being checked are signed and
 * expire within the hour: keep the id, not the address.
 */
export const FileView = z
  .object({
    id: IdText,
    kind: z.enum(['image', 'video']),
    /** ready: others may see it · checking, review: only its owner yet · rejected: only its owner, for good. */
    state: z.enum(['ready', 'checking', 'review', 'rejected']),
    url: z.string(),
    /** 360 pixels wide; of a video null. */
    thumbUrl: z.string().nullable(),
    width: z.int(),
    height: z.int(),
    placeholderColor: z.string(),
  })
  .meta({ id: 'File' });

/** Both uploads are `multipart/form-data`: the fields below and one file in the field `file`. */
export const mediaRoutes = {
  uploadFile: { input: z.strictObject({ purpose: MemberUploadPurpose }), output: FileView },
  getFile: { input: z.strictObject({ fileId: idOf('file') }), output: FileView },
  consoleListFiles: {
    input: z.strictObject({ purpose: StaffUploadPurpose.optional(), ...PageInput }),
    output: pageOf(FileView),
  },
  consoleUploadFile: { input: z.strictObject({ purpose: StaffUploadPurpose }), output: FileView },
};

export type FileView = z.output<typeof FileView>;
