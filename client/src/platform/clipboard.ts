import Taro from '@tarojs/taro';

/** Copies text. Taro shows the platform's own notice on mini-programs; show a toast on none of them. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
