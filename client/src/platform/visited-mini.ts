import Taro from '@tarojs/taro';

export async function openTab(url: string): Promise<void> {
  await Taro.switchTab({ url });
}

/** The pages of a mini-program are all there is. */
export const goBackToOurs = (): boolean => false;

/** A mini-program has no address, and keeps its pages. */
export const keepInAddress = (_url: string): void => undefined;
