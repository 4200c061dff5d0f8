/** Design pixels (750 wide) for an inline style. index.html makes one rem 40 of them. */
export const designPx = (size: number): string => `${size / 40}rem`;
