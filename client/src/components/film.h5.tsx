import type { FilmProps } from './film-contract';
import styles from './film.module.scss';

export function Film({ src, cover, ratio }: FilmProps) {
  return (
    <video
      className={styles.film}
      src={src}
      poster={cover}
      style={{ aspectRatio: String(ratio) }}
      controls
      playsInline
      preload="metadata"
    />
  );
}
