import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { invariant } from '@yimai/shared/kernel/invariant';
import { AwsClient } from 'aws4fetch';
import { isFileKey, type FileStore, type FoundFile, type StoredFile } from './file-store.js';

export interface S3Config {
  /** `https://bucket.s3.region.amazonaws.com`, or `https://host/bucket` where buckets are paths. */
  bucketUrl: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;

/** Files in a bucket of any service that speaks S3 (AWS, Aliyun OSS, Tencent COS, MinIO). The bucket stays private. */
export class S3FileStore implements FileStore {
  private readonly client: AwsClient;
  private readonly base: string;

  constructor({ bucketUrl, ...credentials }: S3Config) {
    this.base = bucketUrl.replace(/\/$/, '');
    this.client = new AwsClient({ ...credentials, service: 's3', retries: 2 });
  }

  async put(key: string, bytes: Buffer, contentType: string): Promise<void> {
    const headers = { 'content-type': contentType, 'content-length': String(bytes.length) };
    const response = await this.send(key, { method: 'PUT', body: new Uint8Array(bytes), headers });
    await this.requireOk(response, key);
  }

  async open(key: string, range?: string): Promise<StoredFile | null> {
    const response = await this.send(key, { headers: range ? { range } : {} });
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    await this.requireOk(response, key);
    invariant(response.body, 'an answer with a body');
    return {
      stream: Readable.fromWeb(response.body as ReadableStream),
      bytes: Number(response.headers.get('content-length') ?? 0),
      contentRange: response.headers.get('content-range'),
    };
  }

  async has(key: string): Promise<boolean> {
    const response = await this.send(key, { method: 'HEAD' });
    if (response.status === 404) return false;
    await this.requireOk(response, key);
    return true;
  }

  async *list(folder: string): AsyncIterable<FoundFile> {
    invariant(isFileKey(folder), `not a folder of keys: ${folder}`);
    let token = '';
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: `${folder}/`, delimiter: '/' });
      if (token) query.set('continuation-token', token);
      const response = await this.fetch(`/?${query.toString()}`, {});
      await this.requireOk(response, folder);
      const page = await response.text();
      yield* contentsOf(page);
      token = unescaped(/<NextContinuationToken>([^<]*)</.exec(page)?.[1] ?? '');
    } while (token);
  }

  async remove(key: string): Promise<void> {
    const response = await this.send(key, { method: 'DELETE' });
    if (response.status !== 404) await this.requireOk(response, key);
  }

  private send(key: string, init: RequestInit): Promise<Response> {
    invariant(isFileKey(key), `not a file key: ${key}`);
    return this.fetch(`/${key}`, init);
  }

  private fetch(address: string, init: RequestInit): Promise<Response> {
    return this.client.fetch(`${this.base}${address}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }

  private async requireOk(response: Response, key: string): Promise<void> {
    if (response.ok) return;
    const text = await response.text();
    throw new Error(`the file store answered ${response.status} for ${key}: ${text.slice(0, 300)}`);
  }
}

/** The XML of a listing, as far as it is about us: keys of ours hold nothing that XML escapes. */
function contentsOf(page: string): FoundFile[] {
  return [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = /<Key>([^<]*)</.exec(entry)?.[1] ?? '';
    const modified = /<LastModified>([^<]*)</.exec(entry)?.[1] ?? '';
    return isFileKey(key) ? [{ key, modifiedAt: new Date(modified) }] : [];
  });
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
