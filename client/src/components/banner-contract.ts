export interface BannerItem {
  key: string;
  imageUrl?: string;
  title: string;
  subtitle?: string;
  /** Behind or instead of a picture. */
  color?: string;
}

export interface BannerProps {
  items: readonly BannerItem[];
  onPress?: (item: BannerItem) => void;
  /** Width : height on phones; desktop is flatter. */
  ratio?: number;
  autoplay?: boolean;
}
