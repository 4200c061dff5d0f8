import { MAX_WORDS } from './product-search.js';
import { soundsAlike } from './sounds.js';
import { plainWords } from './title-terms.js';

/** Longer words are titles, which nobody types by heart. */
const LONGEST = 8;
/** Latin words that are shorter have too many neighbours: "cat", "car", "can". */
const LEAST_LATIN = 4;
const LETTERS_ASKED = 8;

const dictionary = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /^\p{Script=Han}+$/u;

interface Segment {
  letters: string[];
  /** A Han letter that the dictionary could not join to its neighbours. */
  isLoose: boolean;
}

/** The stretches between spaces and marks, each in the words that the dictionary of the platform knows. */
function stretches(text: string): Segment[][] {
  const found: Segment[][] = [[]];
  for (const { segment, isWordLike } of dictionary.segment(text)) {
    const letters = [...segment];
    if (isWordLike) found.at(-1)?.push({ letters, isLoose: letters.length === 1 && HAN.test(segment) });
    else found.push([]);
  }
  return found;
}

/**
 * Whether a word may end with this segment: one of the dictionary, or the last of loose letters in a row. Of four and more
 * each two may be a word, as most words are: 武夷|岩茶|小罐, 翠香|猕猴桃.
 */
function endsWord(segments: readonly Segment[], at: number): boolean {
  const isLoose = (index: number): boolean => segments[index]?.isLoose ?? false;
  if (!isLoose(at) || !isLoose(at + 1)) return true;
  let start = at;
  while (isLoose(start - 1)) start -= 1;
  let end = at;
  while (isLoose(end)) end += 1;
  return (at + 1 - start) % 2 === 0 && end - at > 2;
}

/**
 * What of a title may be searched for as a word. The dictionary does not know every thing that is sold (乌龙, 牛轧糖), so a
 * word begins wherever a segment does and ends where one is likely to: of 桂花|乌|龙 these are 桂花, 桂花乌龙 and 乌龙, of
 * 牛|轧|糖 never 牛轧.
 */
export function wordsOf(title: string): string[] {
  const words = new Set<string>();
  for (const segments of stretches(title.toLowerCase()))
    segments.forEach((_, start) => {
      let word: string[] = [];
      for (let end = start; end < segments.length; end += 1) {
        word = [...word, ...(segments[end]?.letters ?? [])];
        if (word.length > LONGEST) break;
        if (word.length > 1 && word.some((letter) => /\p{L}/u.test(letter)) && endsWord(segments, end))
          words.add(word.join(''));
      }
    });
  return [...words];
}

/** Where the index of titles is entered to find words like this: at its letters, at Latin words by their first. */
export function lettersOf(typed: string): string[] {
  const segments = stretches(plainWords(typed)).flat();
  const letters = segments.flatMap(({ letters: all }) =>
    HAN.test(all.join('')) ? all : all.slice(0, 1).filter((letter) => /\p{L}/u.test(letter)),
  );
  return [...new Set(letters)].slice(0, LETTERS_ASKED);
}

/** The first place at which they differ, if that is all: a letter more, less, another, or two in the wrong order. Null: more than that. */
function slipOf(typed: readonly string[], word: readonly string[]): number | null {
  if (Math.abs(typed.length - word.length) > 1) return null;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const isSame = (skipTyped: number, skipWord: number): boolean =>
    typed.slice(at + skipTyped).join('') === word.slice(at + skipWord).join('');
  const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at] && isSame(2, 2);
  return isSame(1, 1) || isSame(1, 0) || isSame(0, 1) || isSwapped ? at : null;
}

/** Whether the letter at this place is one the dictionary could not join: of 乌笼 both are, of 手机 none. */
function isLooseAt(segments: readonly Segment[], at: number): boolean {
  let end = 0;
  const around = segments.find(({ letters }) => (end += letters.length) > at);
  return around?.isLoose ?? true;
}

/** Whether one letter for another at this place is a slip, and no other word. */
function isSlip(typed: string, word: string, at: number): boolean {
  const letters = [...typed];
  const other = [...word];
  if (letters.length !== other.length || letters[at] === other[at + 1]) return true;
  if (soundsAlike(letters[at] ?? '', other[at] ?? '')) return true;
  // Of two letters one is too little. Whoever typed three that are a word meant it: 羽毛笔 is no other spelling of 羽毛球.
  return letters.length > 3 || (letters.length === 3 && isLooseAt(stretches(typed).flat(), at));
}

interface Likeness {
  /** A slip of the finger is nearer than a word that is a part of what was typed. */
  isPart: boolean;
  /** How much of the beginning is the same. */
  same: number;
}

/** Null: not like it. */
function likeness(typed: string, word: string): Likeness | null {
  const letters = [...typed];
  const { length } = [...word];
  const slip = letters.length > 1 && typed !== word ? slipOf(letters, [...word]) : null;
  const isShortLatin = !HAN.test(typed) && letters.length < LEAST_LATIN;
  if (slip !== null && !isShortLatin && isSlip(typed, word, slip)) return { isPart: false, same: slip };
  // What a Chinese word is about stands at its end; its beginning has to be most of it.
  const isPart = typed.endsWith(word) || (typed.startsWith(word) && length * 2 > letters.length);
  return isPart ? { isPart, same: length } : null;
}

export interface ShopWord {
  word: string;
  /** How many titles have it. */
  titles: number;
}

/**
 * Words of the shop that somebody may have meant who found nothing. First what begins as it was typed, then what more
 * titles have; nothing that says a part of a better one again.
 */
export function likeWords(typed: string, known: readonly ShopWord[]): string[] {
  const asked = plainWords(typed).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  const liked = known.flatMap((one) =>
    asked.flatMap((word) => {
      const like = likeness(word, one.word);
      return like ? [{ ...one, ...like }] : [];
    }),
  );
  liked.sort(
    (a, b) =>
      Number(a.isPart) - Number(b.isPart) ||
      b.same - a.same ||
      b.titles - a.titles ||
      b.word.length - a.word.length ||
      (a.word < b.word ? -1 : 1),
  );
  const offered: string[] = [];
  for (const { word } of liked)
    if (!offered.some((better) => better.includes(word) || word.includes(better))) offered.push(word);
  return offered;
}
