import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PictureWidth } from '@yimai/shared/domain/media/picture-sizes';
import sharp from 'sharp';
import { AVATAR_SIDE, BANNER_HEIGHT, BANNER_WIDTH, ICON_SIDE, LOGO_SIDE, TILE_SIZES } from './brand.js';
import { SIDE } from './backdrops.js';
import { demoPictureJobs, type PictureJob } from './jobs.js';
import { Studio } from './studio.js';

/** One rendered picture. Paths are relative to `outDir`, with `/`. */
export interface DemoPicture {
  /** `hero`, `scene`, … for products; the purpose for the others. */
  kind: string;
  path: string;
  width: number;
  height: number;
  bytes: number;
  /** Average colour, shown until the picture has loaded. */
  placeholderColor: string;
}

/** Keys: `product/<slug>` (hero first), `category/<slug>`, `banner/<slug>`, `tile/<slug>`, `avatar/<index>`, `brand/logo`, `brand/cover`, `brand/partner`. */
export type DemoPictureManifest = Readonly<Record<string, readonly DemoPicture[]>>;

export interface RenderRequest {
  outDir: string;
  onProgress?: (progress: RenderProgress) => void;
  /** All of them, unless a test wants few. */
  jobs?: readonly PictureJob[];
}

export interface RenderProgress {
  done: number;
  total: number;
  /** Drawn now, as opposed to found on disk. */
  drawn: number;
}

/** Raise when the drawing code changes, so that running installations draw again. */
const LOOK = 3;
/** As uploads are kept: see `pictureAt` in shared/domain/media. */
const WIDTHS: readonly PictureWidth[] = [360, 900];
const MANIFEST = 'manifest.json';
/** Pictures being encoded by libvips while the next one is drawn. */
const IN_FLIGHT = 3;

export const PICTURE_SIZES = {
  product: [SIDE, SIDE],
  cover: [SIDE, SIDE],
  banner: [BANNER_WIDTH, BANNER_HEIGHT],
  ...TILE_SIZES,
  category: [ICON_SIDE, ICON_SIDE],
  avatar: [AVATAR_SIDE, AVATAR_SIDE],
  logo: [LOGO_SIDE, LOGO_SIDE],
} as const satisfies Record<PictureJob['format'], readonly [number, number]>;

/**
 * Draws all pictures of the demo shop into `outDir` (created if needed). File names carry a hash of what was drawn, so
 * they may be cached for ever; what is already there is kept, which makes a second run take milliseconds. Interrupted
 * runs leave no half files.
 */
export async function renderDemoPictures({
  outDir,
  onProgress,
  jobs = demoPictureJobs(),
}: RenderRequest): Promise<DemoPictureManifest> {
  const known = await readManifest(outDir);
  const results: DemoPicture[] = new Array<DemoPicture>(jobs.length);
  const progress: RenderProgress = { done: 0, total: jobs.length, drawn: 0 };
  const finish = (at: number, picture: DemoPicture): void => {
    results[at] = picture;
    progress.done += 1;
    onProgress?.({ ...progress });
  };
  let studio: Studio | undefined;
  const running = new Set<Promise<void>>();
  for (const [at, job] of jobs.entries()) {
    const file = fileOf(job);
    const before = known.get(file);
    const files = [file, ...variantsOf(job, file).map(({ name }) => name)];
    if (before && (await isComplete(outDir, files, before.bytes))) {
      finish(at, before);
      continue;
    }
    studio ??= await Studio.open();
    progress.drawn += 1;
    const drawn = await draw(studio, job);
    const encoding = encode(drawn, job, { outDir, file }).then((picture) => finish(at, picture));
    const tracked = encoding.finally(() => running.delete(tracked));
    running.add(tracked);
    if (running.size >= IN_FLIGHT) await Promise.race(running);
  }
  await Promise.all(running);
  const manifest = group(jobs, results);
  if (progress.drawn > 0)
    await writeWhole(path.join(outDir, MANIFEST), Buffer.from(JSON.stringify(manifest)));
  return manifest;
}

/** What {@link renderDemoPictures} will make, under the same names; sizes in bytes are not known yet. */
export function planDemoPictures(jobs: readonly PictureJob[] = demoPictureJobs()): DemoPictureManifest {
  const pictures = jobs.map((job): DemoPicture => {
    const [width, height] = PICTURE_SIZES[job.format];
    const file = fileOf(job);
    return {
      kind: job.kind,
      path: file,
      width,
      height,
      bytes: 0,
      placeholderColor: job.tint,
    };
  });
  return group(jobs, pictures);
}

/** Pixels as RGBA. Pictures of a size share one surface, so this runs for one at a time and copies the pixels out. */
async function draw(studio: Studio, job: PictureJob): Promise<Buffer> {
  const [width, height] = PICTURE_SIZES[job.format];
  const { surface, context } = studio.surface(width, height);
  await job.draw(studio, context);
  return Buffer.from(surface.data());
}

async function encode(
  drawn: Buffer,
  job: PictureJob,
  { outDir, file }: { outDir: string; file: string },
): Promise<DemoPicture> {
  const [width, height] = PICTURE_SIZES[job.format];
  const pixels = sharp(drawn, { raw: { width, height, channels: 4 } });
  const main = isTransparent(job)
    ? await pixels.clone().png({ palette: true, quality: 92 }).toBuffer()
    : await pixels.clone().removeAlpha().jpeg({ quality: 86, progressive: true }).toBuffer();
  await writeWhole(path.join(outDir, file), main);
  for (const { name, side } of variantsOf(job, file)) {
    const small = pixels.clone().removeAlpha().resize({ width: side, withoutEnlargement: true });
    await writeWhole(path.join(outDir, name), await small.webp({ quality: 78, effort: 2 }).toBuffer());
  }
  const [red = 0, green = 0, blue = 0] = await pixels
    .clone()
    .removeAlpha()
    .resize(1, 1, { fit: 'fill' })
    .raw()
    .toBuffer();
  const placeholderColor = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return { kind: job.kind, path: file, width, height, bytes: main.length, placeholderColor };
}

function fileOf(job: PictureJob): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([LOOK, job.format, job.ingredients]))
    .digest('hex')
    .slice(0, 10);
  return `${job.key}/${job.kind}-${hash}.${isTransparent(job) ? 'png' : 'jpg'}`;
}

function variantsOf(job: PictureJob, file: string): { name: string; side: PictureWidth }[] {
  if (isTransparent(job)) return [];
  return WIDTHS.map((side) => ({ name: file.replace(/\.jpg$/, `-${side}.webp`), side }));
}

function isTransparent(job: PictureJob): boolean {
  return job.format === 'logo' || job.format === 'category';
}

function group(jobs: readonly PictureJob[], pictures: readonly DemoPicture[]): DemoPictureManifest {
  const manifest: Record<string, DemoPicture[]> = {};
  jobs.forEach((job, at) => {
    const picture = pictures[at];
    if (picture) (manifest[job.key] ??= []).push(picture);
  });
  return manifest;
}

async function readManifest(outDir: string): Promise<Map<string, DemoPicture>> {
  try {
    const manifest = JSON.parse(await readFile(path.join(outDir, MANIFEST), 'utf8')) as DemoPictureManifest;
    return new Map(
      Object.values(manifest)
        .flat()
        .map((picture) => [picture.path, picture]),
    );
  } catch {
    return new Map(); // No manifest, or a broken one: everything is drawn again.
  }
}

/** @param bytes of the first of the files */
async function isComplete(outDir: string, files: readonly string[], bytes: number): Promise<boolean> {
  try {
    const [first] = await Promise.all(files.map((file) => stat(path.join(outDir, file))));
    return first?.size === bytes;
  } catch {
    return false;
  }
}

async function writeWhole(file: string, content: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
