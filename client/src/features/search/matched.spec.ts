import { matched } from './matched';

const show = (text: string, typed: string): string =>
  matched(text, typed)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('what was typed, found in a text', () => {
  it.each([
    ['桂花乌龙茶', '乌龙', '桂花[乌龙]茶'],
    ['茶杯茶壶', '茶', '[茶]杯[茶]壶'],
    ['Iced Tea 礼盒', 'tea 礼', 'Iced [Tea] [礼]盒'],
    ['茶', '', '茶'],
    ['茶', '咖啡', '茶'],
    ['aaa', 'aa', '[aa]a'],
  ])('%s, %j', (text, typed, expected) => {
    expect(show(text, typed)).toBe(expected);
  });
});
