import { z } from '../kernel/zod.js';
import { DeviceId, Done, IdText, textInput } from './common.js';

/** Somewhere to go (`category`, `product`) or something to search for (`word`). */
export const SuggestionView = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('word'), text: z.string() }),
    z.object({ kind: z.literal('category'), text: z.string(), id: IdText }),
    z.object({ kind: z.literal('product'), text: z.string(), id: IdText }),
  ])
  .meta({ id: 'Suggestion' });

export const SearchWordsView = z
  .object({
    /** Shown first, in this order. */
    pinned: z.array(z.string()),
    /** Never shown. */
    blocked: z.array(z.string()),
    /** What was searched and found in the last thirty days, blocked words included. */
    popular: z.array(z.object({ word: z.string(), searches: z.int() })),
  })
  .meta({ id: 'SearchWords' });

export const searchRoutes = {
  suggestSearch: {
    input: z.strictObject({ text: textInput(40) }),
    output: z.object({ items: z.array(SuggestionView) }),
  },
  noteSearch: { input: z.strictObject({ keyword: textInput(40), deviceId: DeviceId }), output: Done },
  consoleGetSearchWords: { input: z.strictObject({}), output: SearchWordsView },
  consoleSaveSearchWords: {
    input: z.strictObject({
      pinned: z.array(textInput(12)).max(10),
      blocked: z.array(textInput(20)).max(200),
    }),
    output: SearchWordsView,
  },
};

export type SuggestionView = z.output<typeof SuggestionView>;
export type SearchWordsView = z.output<typeof SearchWordsView>;
