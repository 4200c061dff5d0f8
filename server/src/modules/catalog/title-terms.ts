/** The longest stretch of a title that the index compares; what was typed beyond it is compared afterwards. */
export const TERM_LENGTH = 20;

/** One spelling for what means the same: full-width letters, capitals, runs of spaces. */
export function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

export interface TitleTerm {
  /** Counted in characters from the start of the title. */
  position: number;
  term: string;
}

/**
 * Every place of a title at which somebody may begin to type it: an index over them answers "contains" with a range
 * instead of reading all titles. Words in Latin letters are entered at their first letter only.
 */
export function titleTerms(title: string): TitleTerm[] {
  const letters = [...plainWords(title)];
  return letters.flatMap((letter, position) => {
    if (!/[\p{L}\p{N}]/u.test(letter)) return [];
    const isInsideWord = /[a-z0-9]/.test(letter) && /[a-z0-9]/.test(letters[position - 1] ?? '');
    return isInsideWord ? [] : [{ position, term: letters.slice(position, position + TERM_LENGTH).join('') }];
  });
}

/** What was typed, ready for the index (LIKE with escape `|`), and the words a title must contain. Null: nothing to look for. */
export function termQuery(typed: string): { pattern: string; words: string[] } | null {
  const words = plainWords(typed).split(' ').filter(Boolean);
  const [first] = words;
  if (first === undefined) return null;
  const start = [...first].slice(0, TERM_LENGTH).join('');
  return { pattern: `${start.replace(/[|%_]/g, '|$&')}%`, words };
}
