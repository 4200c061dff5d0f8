import type { MediaAdapter } from './contract';
import { mediaMini } from './media-mini';

export const media: MediaAdapter = mediaMini;
