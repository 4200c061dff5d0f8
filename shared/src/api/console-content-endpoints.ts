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
  consoleGetSearchWords: endpoint(
    'GET /v1/console/search-words',
    { staff: 'catalog.read' },
    { summary: 'Hot words: the chosen, the blocked, and what people search' },
  ),
  consoleSaveSearchWords: endpoint(
    'PUT /v1/console/search-words',
    { staff: 'catalog.write' },
    { summary: 'Choose and block hot words' },
  ),
  consoleListReviews: endpoint(
    'GET /v1/console/reviews',
    { staff: 'review.read' },
    { summary: 'Reviews and follow-ups in every state' },
  ),
  consoleShowReview: endpoint(
    'PUT /v1/console/reviews/:reviewId/visibility',
    { staff: 'review.write' },
    { summary: 'Hide a review with a reason, or show it' },
  ),
  consoleReplyReview: endpoint(
    'POST /v1/console/reviews/:reviewId/reply',
    { staff: 'review.write' },
    { summary: 'Answer a review, once' },
  ),
  consoleListPages: endpoint(
    'GET /v1/console/pages',
    { staff: 'decoration.read' },
    { summary: 'The home page and all topics' },
  ),
  consoleGetPage: endpoint(
    'GET /v1/console/pages/:pageId',
    { staff: 'decoration.read' },
    { summary: 'One page with its draft and what is wrong with it' },
  ),
  createPage: endpoint(
    'POST /v1/console/pages',
    { staff: 'decoration.write' },
    { summary: 'Create a topic', ...CREATED },
  ),
  savePageDraft: endpoint(
    'PUT /v1/console/pages/:pageId/draft',
    { staff: 'decoration.write' },
    { summary: 'Save the draft' },
  ),
  validatePage: endpoint(
    'POST /v1/console/pages/:pageId/validate',
    { staff: 'decoration.read' },
    { summary: 'What keeps this content from being published' },
  ),
  previewPage: endpoint(
    'POST /v1/console/pages/:pageId/preview',
    { staff: 'decoration.read' },
    { summary: 'A short-lived address that shows the draft on a phone' },
  ),
  publishPage: endpoint(
    'POST /v1/console/pages/:pageId/publish',
    { staff: 'decoration.publish' },
    { summary: 'Publish the draft, now or later' },
  ),
  cancelPageSchedule: endpoint(
    'DELETE /v1/console/pages/:pageId/schedule',
    { staff: 'decoration.publish' },
    { summary: 'Do not publish what was scheduled' },
  ),
  listPageVersions: endpoint(
    'GET /v1/console/pages/:pageId/versions',
    { staff: 'decoration.read' },
    { summary: 'What was published before' },
  ),
  rollbackPage: endpoint(
    'POST /v1/console/pages/:pageId/rollback',
    { staff: 'decoration.publish' },
    { summary: 'Publish an earlier version again' },
  ),
  withdrawPage: endpoint(
    'POST /v1/console/pages/:pageId/withdraw',
    { staff: 'decoration.publish' },
    { summary: 'Take a topic off the shop' },
  ),
} as const;
