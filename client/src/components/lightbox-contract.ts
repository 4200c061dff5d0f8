export interface LightboxProps {
  /** Which picture it opens with; null while it is closed. */
  index: number | null;
  pictures: readonly { url: string; alt: string }[];
  onClose: () => void;
}
