import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import type { LightboxProps } from './lightbox-contract';

/** The platform's own viewer: pinching, saving and recognising a code come with it. */
export function Lightbox({ index, pictures, onClose }: LightboxProps) {
  useEffect(() => {
    if (index === null) return;
    const urls = pictures.map((one) => one.url);
    void Taro.previewImage({ urls, current: urls[index] ?? '' }).catch(() => undefined);
    onClose();
  }, [index, pictures, onClose]);
  return null;
}
