import Taro from '@tarojs/taro';

const known = new Map<number, string>();

/** A length in design pixels (750 wide) for an inline style: rpx on mini-programs, rem on H5. */
export function designPx(size: number): string {
  let text = known.get(size);
  if (text === undefined) {
    text = Taro.pxTransform(size);
    known.set(size, text);
  }
  return text;
}
