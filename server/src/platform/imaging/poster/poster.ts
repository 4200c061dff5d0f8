import type { PosterTemplate } from '@yimai/shared/domain/share/poster';
import { loadCanvas } from '../fonts.js';
import { POSTER_HEIGHT, POSTER_WIDTH, type PosterRequest, type Scene } from './scene.js';
import { drawBlank } from './templates/blank.js';
import { drawCard } from './templates/card.js';
import { drawLetter } from './templates/letter.js';
import { drawNight } from './templates/night.js';
import { drawSpread } from './templates/spread.js';
import { drawTicket } from './templates/ticket.js';
import { POSTER_PALETTES } from './tones.js';

export { POSTER_HEIGHT, POSTER_WIDTH, type PosterRequest } from './scene.js';
export { POSTER_PALETTES } from './tones.js';

const TEMPLATES: Readonly<Record<PosterTemplate, (scene: Scene) => void>> = {
  card: drawCard,
  spread: drawSpread,
  letter: drawLetter,
  ticket: drawTicket,
  blank: drawBlank,
  night: drawNight,
};

/** Sharp enough to judge a poster by on a phone, and a tenth of the bytes. */
const PREVIEW_SCALE = 0.72;
const PREVIEW_QUALITY = 82;

export interface RenderedPoster {
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * A share poster (rule SH01): a PNG of 750 × 1334, or for a preview a smaller JPEG. Long words wrap and end in "…";
 * letters our fonts lack are left out. Rejects when one of the pictures cannot be decoded.
 */
export async function renderPoster(
  request: PosterRequest,
  quality: 'full' | 'preview' = 'full',
): Promise<RenderedPoster> {
  const { createCanvas, loadImage } = await loadCanvas();
  const [picture, background, code, avatar] = await Promise.all([
    loadImage(request.productImage),
    request.background ? loadImage(request.background) : null,
    loadImage(request.codeImage),
    request.avatar ? loadImage(request.avatar) : null,
  ]);
  const scale = quality === 'full' ? 1 : PREVIEW_SCALE;
  const width = Math.round(POSTER_WIDTH * scale);
  const height = Math.round(POSTER_HEIGHT * scale);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.imageSmoothingQuality = 'high';
  const palette = POSTER_PALETTES[request.tone];
  TEMPLATES[request.template]({ context, palette, request, picture, background, code, avatar });
  const bytes =
    quality === 'full' ? await canvas.encode('png') : await canvas.encode('jpeg', PREVIEW_QUALITY);
  return { bytes, width, height };
}
