import { Video } from '@tarojs/components';
import type { FilmProps } from './film-contract';
import styles from './film.module.scss';

export function Film({ src, cover }: FilmProps) {
  return <Video className={styles.film} src={src} poster={cover} objectFit="contain" controls />;
}
