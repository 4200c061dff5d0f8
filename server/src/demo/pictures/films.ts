import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { H264MP4Encoder } from 'h264-mp4-encoder';
import type { Drawable } from '../../platform/imaging/fonts.js';
import { loadCanvas, type Context2D } from '../../platform/imaging/fonts.js';
import { writeOwnFile } from '../../platform/imaging/own-files.js';
import { DEMO_MATERIALS, type DemoMaterial } from '../catalogue/materials.js';
import { planDemoPictures } from './render.js';

/** A short film of a product's pictures; `path` is relative to the folder of the pictures, with `/`. */
export interface DemoFilm {
  path: string;
  width: number;
  height: number;
}

/** Small on purpose: encoding is the slowest thing the demo does. */
const SIZE = { width: 480, height: 640 };
const FRAMES_PER_SECOND = 10;
const SECONDS_PER_PICTURE = 1.7;
const FADE_SECONDS = 0.5;
/** H.264's scale: higher is smaller and coarser. */
const QUANTISER = 30;
/** Raise when the films change. */
const CUT = 1;

const require = createRequire(import.meta.url);

function picturesOf({ product, pictures }: DemoMaterial): string[] {
  const drawn = planDemoPictures()[`product/${product}`] ?? [];
  return pictures.flatMap((kind) => drawn.find((picture) => picture.kind === kind)?.path ?? []);
}

/** The film of a piece of material, where it has one. */
export function planFilm(material: DemoMaterial): DemoFilm | null {
  if (!material.isFilm || material.product === null) return null;
  const hash = createHash('sha256')
    .update(JSON.stringify([CUT, SIZE, picturesOf(material)]))
    .digest('hex')
    .slice(0, 10);
  return { path: `film/${material.product}-${hash}.mp4`, ...SIZE };
}

/** Draws the films that are not there yet. The pictures must have been drawn. @returns how many were drawn. */
export async function renderDemoFilms(outDir: string): Promise<number> {
  let drawn = 0;
  for (const material of DEMO_MATERIALS) {
    const film = planFilm(material);
    const file = film && path.join(outDir, film.path);
    if (!file || (await stat(file).catch(() => null))) continue;
    const pictures = picturesOf(material).map((picture) => path.join(outDir, picture));
    await writeOwnFile(file, await encode(pictures));
    drawn += 1;
  }
  return drawn;
}

/** A slow move into each picture, and a fade to the next. */
async function encode(pictures: readonly string[]): Promise<Buffer> {
  const { createCanvas, loadImage } = await loadCanvas();
  const images = await Promise.all(pictures.map((picture) => loadImage(picture)));
  const context = createCanvas(SIZE.width, SIZE.height).getContext('2d');
  const { createH264MP4Encoder } = require('h264-mp4-encoder') as {
    createH264MP4Encoder: () => Promise<H264MP4Encoder>;
  };
  const encoder = await createH264MP4Encoder();
  Object.assign(encoder, {
    ...SIZE,
    frameRate: FRAMES_PER_SECOND,
    quantizationParameter: QUANTISER,
    speed: 8,
  });
  encoder.initialize();
  const frames = Math.round(images.length * SECONDS_PER_PICTURE * FRAMES_PER_SECOND);
  for (let frame = 0; frame < frames; frame += 1) {
    drawFrame(context, images, frame / FRAMES_PER_SECOND);
    encoder.addFrameRgba(context.getImageData(0, 0, SIZE.width, SIZE.height).data as unknown as Uint8Array);
  }
  encoder.finalize();
  const bytes = Buffer.from(encoder.FS.readFile(encoder.outputFilename));
  encoder.delete();
  return bytes;
}

function drawFrame(context: Context2D, images: readonly Drawable[], seconds: number): void {
  const index = Math.min(images.length - 1, Math.floor(seconds / SECONDS_PER_PICTURE));
  const into = seconds - index * SECONDS_PER_PICTURE;
  const [image, next] = [images[index], images[index + 1]];
  if (image) drawMoving(context, image, { progress: into / SECONDS_PER_PICTURE, alpha: 1 });
  const left = SECONDS_PER_PICTURE - into;
  if (next && left < FADE_SECONDS) drawMoving(context, next, { progress: 0, alpha: 1 - left / FADE_SECONDS });
}

function drawMoving(
  context: Context2D,
  image: Drawable,
  { progress, alpha }: { progress: number; alpha: number },
): void {
  const scale = Math.max(SIZE.width / image.width, SIZE.height / image.height) * (1.02 + 0.08 * progress);
  const [width, height] = [image.width * scale, image.height * scale];
  context.globalAlpha = alpha;
  context.drawImage(
    image,
    (SIZE.width - width) / 2 - progress * 10,
    (SIZE.height - height) / 2,
    width,
    height,
  );
  context.globalAlpha = 1;
}
