/** Design pixels (750 wide) for an inline style. The same length as rpx, in a unit every engine takes inline. */
export const designPx = (size: number): string => `${Math.round((size / 7.5) * 1000) / 1000}vw`;
