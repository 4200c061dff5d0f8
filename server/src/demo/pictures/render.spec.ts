import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pictureAt } from '@yimai/shared/domain/media/picture-sizes';
import sharp from 'sharp';
import { DEMO_PRODUCTS } from '../catalogue/catalogue.js';
import { AVATAR_GLYPHS } from './brand.js';
import { glyphFile } from './glyphs.js';
import { demoPictureJobs } from './jobs.js';
import { planDemoPictures, renderDemoPictures, type RenderProgress } from './render.js';

const LIMIT_BYTES = 120 * 1024;
const sample = demoPictureJobs().filter((job) =>
  ['product/osmanthus-oolong', 'banner/orchard', 'category/tea', 'avatar/0', 'brand/logo'].includes(job.key),
);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yimai-pictures-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('demo pictures', () => {
  it('cover every product with five compositions, and at least 36 faces that exist', () => {
    const keys = demoPictureJobs().map((job) => job.key);
    for (const product of DEMO_PRODUCTS)
      expect(keys.filter((key) => key === `product/${product.slug}`)).toHaveLength(5);
    expect(AVATAR_GLYPHS.length).toBeGreaterThanOrEqual(36);
    expect(AVATAR_GLYPHS.filter((glyph) => glyphFile(glyph) === null)).toEqual([]);
  });

  it('are of the promised size and weight, and are the same every time', async () => {
    const first = await renderDemoPictures({ outDir: path.join(folder, 'one'), jobs: sample });
    const second = await renderDemoPictures({ outDir: path.join(folder, 'two'), jobs: sample });
    expect(second).toEqual(first);
    for (const picture of Object.values(first).flat()) {
      const file = path.join(folder, 'one', picture.path);
      expect(await sharp(file).metadata()).toMatchObject({ width: picture.width, height: picture.height });
      expect(picture.bytes).toBeLessThanOrEqual(LIMIT_BYTES);
      expect(picture.placeholderColor).toMatch(/^#[0-9a-f]{6}$/);
      for (const width of [360, 900] as const) {
        const address = `/files/goods/${picture.path}`;
        const small = file.replace(picture.path, pictureAt(address, width).slice('/files/goods/'.length));
        expect((await sharp(small).metadata()).width).toBe(
          small === file ? picture.width : Math.min(width, picture.width),
        );
      }
    }
    expect(first['product/osmanthus-oolong']?.map((picture) => picture.kind)).toEqual([
      'hero',
      'scene',
      'pack',
      'flatlay',
      'spec',
    ]);
    expect(
      new Set(
        Object.values(first)
          .flat()
          .map((picture) => picture.bytes),
      ).size,
    ).toBe(sample.length);
  });

  it('are planned under the names they get', async () => {
    const drawn = await renderDemoPictures({ outDir: path.join(folder, 'one'), jobs: sample });
    const known = ({ kind, path: file, width, height }: (typeof drawn)[string][number]): unknown => ({
      kind,
      file,
      width,
      height,
    });
    const planned = planDemoPictures(sample);
    for (const [key, pictures] of Object.entries(drawn))
      expect(planned[key]?.map(known)).toEqual(pictures.map(known));
  });

  it('draws only what is missing or broken the second time', async () => {
    const outDir = path.join(folder, 'one');
    const manifest = await renderDemoPictures({ outDir, jobs: sample });
    const broken = path.join(outDir, manifest['product/osmanthus-oolong']?.[0]?.path ?? '');
    await truncate(broken, 100);
    const seen: RenderProgress[] = [];
    await renderDemoPictures({ outDir, jobs: sample, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ done: sample.length, total: sample.length, drawn: 1 });
    expect((await stat(broken)).size).toBeGreaterThan(1000);
  });
});
