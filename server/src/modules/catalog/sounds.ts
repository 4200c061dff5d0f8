/** Letters that are written with the same keys stand so near to one another; the largest syllables are wider. */
const NEAR = 30;

let places: Map<string, number> | null = null;

/** Where the letters in everyday use (GB 2312) stand in the order of their sounds. 45 ms, so only for the first who asks. */
function placesBySound(): Map<string, number> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  const letters = [...new TextDecoder('gb18030').decode(new Uint8Array(bytes))];
  letters.sort(new Intl.Collator('zh-u-co-pinyin').compare);
  return new Map(letters.map((letter, place) => [letter, place]));
}

/** Whether somebody may have picked the one for the other, as both sound alike: 笼 for 龙, 每 for 莓. */
export function soundsAlike(one: string, other: string): boolean {
  places ??= placesBySound();
  const [a, b] = [places.get(one), places.get(other)];
  return a !== undefined && b !== undefined && Math.abs(a - b) <= NEAR;
}
