import { MAX_PICTURE_BYTES } from '../domain/media/uploads.js';
import { CREATED, endpoint } from './endpoint.js';

/** Pictures of members: avatars, evidence, reviews, poster backgrounds. */
export const mediaEndpoints = {
  uploadFile: endpoint('POST /v1/me/files', 'member', {
    summary: 'Upload one picture (multipart, field `file`)',
    upload: { maxBytes: MAX_PICTURE_BYTES },
    rate: 'upload',
    ...CREATED,
  }),
  getFile: endpoint('GET /v1/me/files/:fileId', 'member', {
    summary: 'My uploaded file, and whether others may see it yet',
  }),
} as const;
