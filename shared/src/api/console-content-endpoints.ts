import { MAX_VIDEO_BYTES } from '../domain/media/uploads.js';
import { CREATED, endpoint } from './endpoint.js';

/** What the merchant's staff put in front of shoppers: files, pages, words. */
export const consoleContentEndpoints = {
  consoleListFiles: endpoint(
    'GET /v1/console/files',
    { staff: 'catalog.read' },
    { summary: 'The library of uploaded pictures and films' },
  ),
  consoleUploadFile: endpoint(
    'POST /v1/console/files',
    { staff: 'catalog.write' },
    {
      summary: 'Upload one picture or short film (multipart, field `file`)',
      upload: { maxBytes: MAX_VIDEO_BYTES },
      rate: 'upload',
      ...CREATED,
    },
  ),
} as const;
