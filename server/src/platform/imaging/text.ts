import type { Context2D } from './fonts.js';

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Not allowed at the beginning of a line. */
const CLOSING = new Set([...'，。、；：！？）》」』】〉”’…—·％%,.!?;:)]}']);
const LATIN = /[A-Za-z0-9.+\-/%]/;

/** Text as our fonts can draw it: no control characters, no pictographs (their fonts differ from machine to machine). */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(
      /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0e\ufe0f\u20e3]/gu,
      '',
    )
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Breaks text into at most `maxLines` lines of `maxWidth` pixels in the context's current font; what does not fit
 * ends in "…". Chinese breaks anywhere but before closing punctuation; runs of Latin letters and digits stay whole.
 */
export function wrapText(
  context: Context2D,
  text: string,
  { maxWidth, maxLines }: { maxWidth: number; maxLines: number },
): string[] {
  const width = (line: string): number => context.measureText(line).width;
  const lines: string[] = [];
  let line = '';
  for (const token of tokens(printable(text), (token) => width(token) > maxWidth)) {
    if (line === '' || width(line + token) <= maxWidth || CLOSING.has(token)) {
      line += token;
    } else {
      lines.push(line.trimEnd());
      line = token.trimStart();
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const last = lines.slice(maxLines - 1).join('');
  return [...lines.slice(0, maxLines - 1), ellipsize(context, last, maxWidth)];
}

/** As {@link wrapText}, with lines of about equal length: a headline should not leave two letters for its last line. */
export function wrapBalanced(
  context: Context2D,
  text: string,
  room: { maxWidth: number; maxLines: number },
): string[] {
  const greedy = wrapText(context, text, room);
  if (greedy.length < 2 || greedy.at(-1)?.endsWith('…')) return greedy;
  for (
    let maxWidth = Math.ceil(context.measureText(printable(text)).width / greedy.length);
    maxWidth < room.maxWidth;
    maxWidth += 12
  ) {
    const lines = wrapText(context, text, { ...room, maxWidth });
    if (lines.length === greedy.length && !lines.at(-1)?.endsWith('…')) return lines;
  }
  return greedy;
}

/** One line that fits, with "…" where something was cut off. */
export function ellipsize(context: Context2D, text: string, maxWidth: number): string {
  const clean = printable(text);
  if (context.measureText(clean).width <= maxWidth) return clean;
  const letters = Array.from(GRAPHEMES.segment(clean), ({ segment }) => segment);
  while (letters.length > 0 && context.measureText(`${letters.join('')}…`).width > maxWidth) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function tokens(text: string, tooWide: (token: string) => boolean): string[] {
  const result: string[] = [];
  let word = '';
  const flush = (): void => {
    if (word !== '') result.push(...(tooWide(word) ? [...word] : [word]));
    word = '';
  };
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (LATIN.test(segment)) {
      word += segment;
    } else {
      flush();
      result.push(segment);
    }
  }
  flush();
  return result;
}
