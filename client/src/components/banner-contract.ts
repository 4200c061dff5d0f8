export interface BannerItem {
  key: string;
  imageUrl?: string;
  title: string;
  subtitle?: string;
  /** Behind or instead of a picture. */
  color?: string;
  /** The picture says it already: the title is only spoken. */
  wordless?: boolean;
}

export interface BannerProps {
  items: readonly BannerItem[];
  onPress?: (item: BannerItem) => void;
  /** Width : height on phones; desktop is flatter. */
  ratio?: number;
  autoplay?: boolean;
  /** plain: square corners and the same ratio on every screen; the caller frames it. */
  shape?: 'card' | 'plain';
  /** dots: which of few · count: "2/5", for pictures one looks through. */
  marks?: 'dots' | 'count';
}
