import type { PageHeadingProps } from './page-heading-contract';

export function PageHeading(_: PageHeadingProps) {
  return null;
}
