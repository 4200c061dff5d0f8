import type { ReactNode } from 'react';

export interface PageHeadingProps {
  title: string;
  /** Beside the title, small: how many, since when. */
  note?: ReactNode;
  /** At the right end: steps, a button. */
  extra?: ReactNode;
}
