import Taro from '@tarojs/taro';

/** Copies text. The platform shows its own notice; show a toast on none of them. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
