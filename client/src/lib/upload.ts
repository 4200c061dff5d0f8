import { toApiError } from '@yimai/shared/api/client';
import { endpoints } from '@yimai/shared/api/endpoints';
import type { FileView } from '@yimai/shared/contracts/media';
import { media } from '@/platform/media';
import { randomId } from '@/platform/random-id';
import { asset } from './asset';
import { authorised, toNetworkError, type ApiInput } from './request';

/** A photo on a train. */
const TIMEOUT_MS = 60_000;

/** A picture that was sent: its id goes into requests, its address may end within the hour. */
export interface Picture {
  id: string;
  url: string;
}

export type SentFile = FileView;

/** Sends one local picture. Rejects with ApiError or NetworkError. */
export async function uploadFile(
  purpose: ApiInput<'uploadFile'>['purpose'],
  localPath: string,
): Promise<SentFile> {
  const requestId = randomId();
  const url = `${API_BASE}${endpoints.uploadFile.path}`;
  const answer = await authorised(async (token) => {
    const header = { 'x-request-id': requestId, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    try {
      return await media.upload({ url, localPath, fields: { purpose }, header, timeoutMs: TIMEOUT_MS });
    } catch (error) {
      throw toNetworkError(error, requestId);
    }
  });
  if (answer.status >= 400) throw toApiError(answer);
  return answer.data as SentFile;
}

/** For `<Uploader upload={sender('evidence')} …>`. */
export function sender(purpose: ApiInput<'uploadFile'>['purpose']): (localPath: string) => Promise<Picture> {
  return async (localPath) => {
    const { id, thumbUrl, url } = await uploadFile(purpose, localPath);
    return { id, url: asset(thumbUrl ?? url) };
  };
}
