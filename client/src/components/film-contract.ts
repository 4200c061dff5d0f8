export interface FilmProps {
  src: string;
  /** Shown until it plays. */
  cover?: string;
  /** Width : height. */
  ratio: number;
}
