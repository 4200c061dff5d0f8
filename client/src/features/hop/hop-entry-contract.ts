export interface HopCellProps {
  /** Where to go on in the other client. */
  path: string;
  title?: string;
}
