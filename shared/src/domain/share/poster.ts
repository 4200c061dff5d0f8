/** The compositions a distributor may choose from, in the order they are offered. */
export const POSTER_TEMPLATES = ['card', 'spread', 'letter', 'ticket', 'blank', 'night'] as const;
export type PosterTemplate = (typeof POSTER_TEMPLATES)[number];

/** Colours of the ground and of the accent. */
export const POSTER_TONES = ['cinnabar', 'jade', 'indigo', 'plum', 'wheat', 'peach', 'rice', 'ink'] as const;
export type PosterTone = (typeof POSTER_TONES)[number];

/** Longest own words on a poster: more would be too small to read on a phone. */
export const POSTER_COPY_LIMIT = 40;

/** The tone a composition is offered in first. */
export const FIRST_TONE: Readonly<Record<PosterTemplate, PosterTone>> = {
  card: 'cinnabar',
  spread: 'jade',
  letter: 'rice',
  ticket: 'wheat',
  blank: 'rice',
  night: 'ink',
};
