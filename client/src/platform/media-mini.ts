import Taro from '@tarojs/taro';
import type { MediaAdapter } from './contract';

async function toFile(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return source;
  return (await Taro.downloadFile({ url: source })).tempFilePath;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A proxy's page: treated as a refusal without a code.
  }
}

export const mediaMini: MediaAdapter = {
  async choose(limit) {
    try {
      const chosen = await Taro.chooseImage({ count: Math.max(1, limit), sizeType: ['compressed'] });
      return chosen.tempFilePaths;
    } catch {
      return []; // Closing the picker is reported as a failure.
    }
  },
  async upload({ url, localPath, fields, header, timeoutMs }) {
    const answer = await Taro.uploadFile({
      url,
      filePath: localPath,
      name: 'file',
      formData: fields,
      header,
      timeout: timeoutMs,
    });
    // Always text here, unlike the answers of `request`.
    return { status: answer.statusCode, data: parsed(answer.data) };
  },
  preview(urls, at) {
    void Taro.previewImage({ urls: [...urls], current: urls[at] ?? '' });
  },
  async save(source, kind = 'image') {
    const filePath = await toFile(source);
    try {
      if (kind === 'video') await Taro.saveVideoToPhotosAlbum({ filePath });
      else await Taro.saveImageToPhotosAlbum({ filePath });
      return 'saved';
    } catch (error) {
      // "auth deny", "auth denied", "authorize no response": a permission, not an accident.
      return /auth/i.test((error as { errMsg?: string }).errMsg ?? '') ? 'denied' : 'failed';
    }
  },
};
