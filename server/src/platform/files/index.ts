import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { invariant } from '@yimai/shared/kernel/invariant';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';

/** The driver the configuration names; the bucket's client is loaded only where there is a bucket. */
async function createFileStore(config: AppConfig): Promise<FileStore> {
  if (!config.S3_BUCKET_URL) return new LocalFileStore(path.resolve(config.DATA_DIR), randomUUID);
  const { S3_REGION: region, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  invariant(accessKeyId && secretAccessKey, 'checked when the configuration was read');
  const { S3FileStore } = await import('./s3-file-store.js');
  return new S3FileStore({ bucketUrl: config.S3_BUCKET_URL, region, accessKeyId, secretAccessKey });
}

@Global()
@Module({
  providers: [{ provide: FILE_STORE, inject: [APP_CONFIG], useFactory: createFileStore }],
  exports: [FILE_STORE],
})
export class PlatformFilesModule {}

export {
  contentTypeOf,
  FILE_STORE,
  isFileKey,
  type FileStore,
  type FoundFile,
  type StoredFile,
} from './file-store.js';
export { LocalFileStore } from './local-file-store.js';
