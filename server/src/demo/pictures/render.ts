import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { AVATAR_SIDE, BANNER_HEIGHT, BANNER_WIDTH, ICON_SIDE, LOGO_SIDE } from './brand.js';
import { SIDE } from './backdrops.js';
import { demoPictureJobs, type PictureJob } from './jobs.js';
import { Studio } from './studio.js';

/** One rendered picture. Paths are relative to `outDir`, with `/`. */
export interface DemoPicture {
  /** `hero`, `scene`, … for products; the purpose for the others. */
  kind: string;
  path: string;
  /** 360 px wide, where lists need one. */
  thumbPath: string | null;
  width: number;
  height: number;
  bytes: number;
  /** Average colour, shown until the picture has loaded. */
  placeholderColor: string;
}

/** Keys: `product/<slug>` (hero first), `category/<slug>`, `banner/<slug>`, `avatar/<index>`, `brand/logo`, `brand/cover`, `brand/partner`. */
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
const LOOK = 2;
const THUMB_SIDE = 360;
const MANIFEST = 'manifest.json';
/** Pictures being encoded by libvips while the next one is drawn. */
const IN_FLIGHT = 3;

export const PICTURE_SIZES = {
  product: [SIDE, SIDE],
  cover: [SIDE, SIDE],
  banner: [BANNER_WIDTH, BANNER_HEIGHT],
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
    if (before && (await isComplete(outDir, before))) {
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
      thumbPath: thumbOf(job, file),
      width,
      height,
      bytes: 0,
      placeholderColor: job.tint,
    };
  });
  return group(jobs, pictures);
}

/** Pixels as RGBA, and the finished PNG where the picture is transparent. */
interface Drawn {
  pixels: Buffer;
  png: Buffer | null;
}

/** Pictures of a size share one surface, so this runs for one at a time and copies the pixels out. */
async function draw(studio: Studio, job: PictureJob): Promise<Drawn> {
  const [width, height] = PICTURE_SIZES[job.format];
  const { surface, context } = studio.surface(width, height);
  await job.draw(studio, context);
  const png = isTransparent(job) ? await surface.encode('png') : null;
  return { pixels: Buffer.from(surface.data()), png };
}

async function encode(
  drawn: Drawn,
  job: PictureJob,
  { outDir, file }: { outDir: string; file: string },
): Promise<DemoPicture> {
  const [width, height] = PICTURE_SIZES[job.format];
  const pixels = sharp(drawn.pixels, { raw: { width, height, channels: 4 } });
  const main =
    drawn.png ??
    (await pixels
      .clone()
      .removeAlpha()
      .jpeg({ quality: 86, progressive: true, optimiseCoding: true })
      .toBuffer());
  await writeWhole(path.join(outDir, file), main);
  const thumbPath = thumbOf(job, file);
  if (thumbPath !== null) {
    const thumb = await pixels
      .clone()
      .removeAlpha()
      .resize(THUMB_SIDE)
      .jpeg({ quality: 80, optimiseCoding: true })
      .toBuffer();
    await writeWhole(path.join(outDir, thumbPath), thumb);
  }
  const [red = 0, green = 0, blue = 0] = await pixels
    .clone()
    .removeAlpha()
    .resize(1, 1, { fit: 'fill' })
    .raw()
    .toBuffer();
  const placeholderColor = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  return { kind: job.kind, path: file, thumbPath, width, height, bytes: main.length, placeholderColor };
}

function fileOf(job: PictureJob): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([LOOK, job.format, job.ingredients]))
    .digest('hex')
    .slice(0, 10);
  return `${job.key}/${job.kind}-${hash}.${isTransparent(job) ? 'png' : 'jpg'}`;
}

function thumbOf(job: PictureJob, file: string): string | null {
  return job.thumb ? file.replace(/\.jpg$/, `-${THUMB_SIDE}.jpg`) : null;
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

async function isComplete(outDir: string, picture: DemoPicture): Promise<boolean> {
  try {
    const files = await Promise.all(
      [picture.path, ...(picture.thumbPath ? [picture.thumbPath] : [])].map((file) =>
        stat(path.join(outDir, file)),
      ),
    );
    return files[0]?.size === picture.bytes;
  } catch {
    return false;
  }
}

async function writeWhole(file: string, content: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
