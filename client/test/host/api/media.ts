import { loadImage } from '@napi-rs/canvas';
import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup } from './call.js';
import { bytesOf } from './bytes.js';
import { needPrivacy } from './privacy.js';

async function pick(runtime: Runtime): Promise<string> {
  await needPrivacy(runtime, 'chooseMedia');
  const { picture } = runtime.phone.habits;
  if (!picture) throw new ApiFailure('cancel');
  return runtime.files.put(picture);
}

const encoding = (value: unknown): BufferEncoding => (value === 'base64' ? 'base64' : 'utf8');

function fileSystem(runtime: Runtime): Record<string, unknown> {
  const { files } = runtime;
  return asyncApis(runtime, {
    writeFile: ({ filePath, data, encoding: code }) =>
      files.set(String(filePath), Buffer.from(String(data), encoding(code))),
    readFile: ({ filePath, encoding: code }) => {
      const bytes = files.get(String(filePath));
      if (!bytes) throw new ApiFailure(`no such file or directory, open "${String(filePath)}"`);
      return { data: bytes.toString(encoding(code)) };
    },
  });
}

/** Pictures: choosing, drawing, looking, keeping. */
export const media: ApiGroup = (runtime) => {
  const { canvases, files, phone } = runtime;
  return {
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      canvases.offscreen({ width, height }),
    getFileSystemManager: () => fileSystem(runtime),
    ...asyncApis(runtime, {
      chooseImage: async () => ({ tempFilePaths: [await pick(runtime)] }),
      chooseMedia: async () => ({
        type: 'image',
        tempFiles: [
          { tempFilePath: await pick(runtime), size: phone.habits.picture?.length, fileType: 'image' },
        ],
      }),
      saveImageToPhotosAlbum: async ({ filePath }) => {
        await needPrivacy(runtime, 'saveImageToPhotosAlbum');
        const bytes = files.get(String(filePath));
        if (!bytes) throw new ApiFailure(`file not exists ${String(filePath)}`);
        if (!phone.allows('scope.writePhotosAlbum')) throw new ApiFailure('auth deny');
        phone.album.push(bytes);
      },
      previewImage: () => undefined,
      getImageInfo: async ({ src }) => {
        const { width, height } = await loadImage(await bytesOf(runtime, String(src)));
        return { path: src, width, height, type: 'png', orientation: 'up' };
      },
      canvasToTempFilePath: ({ canvas }) => ({ tempFilePath: files.put(canvases.png(canvas as object)) }),
    }),
  };
};
