import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { invariant } from '@yimai/shared/kernel/invariant';
import { AwsClient } from 'aws4fetch';
import { isFileKey, type FileStore, type StoredFile } from './file-store.js';

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

  async remove(key: string): Promise<void> {
    const response = await this.send(key, { method: 'DELETE' });
    if (response.status !== 404) await this.requireOk(response, key);
  }

  private send(key: string, init: RequestInit): Promise<Response> {
    invariant(isFileKey(key), `not a file key: ${key}`);
    return this.client.fetch(`${this.base}/${key}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }

  private async requireOk(response: Response, key: string): Promise<void> {
    if (response.ok) return;
    const text = await response.text();
    throw new Error(`the file store answered ${response.status} for ${key}: ${text.slice(0, 300)}`);
  }
}
