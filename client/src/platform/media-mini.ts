import Taro from '@tarojs/taro';
import type { MediaAdapter } from './contract';

async function toFile(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return source;
  return (await Taro.downloadFile({ url: source })).tempFilePath;
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
  async save(source) {
    const filePath = await toFile(source);
    try {
      await Taro.saveImageToPhotosAlbum({ filePath });
      return 'saved';
    } catch {
      return 'denied';
    }
  },
};
