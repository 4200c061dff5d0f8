import fs from 'node:fs';
import path from 'node:path';
import pixelmatch from 'pixelmatch';
import { readPicture, writePicture, type Picture } from '../../../server/test/browser/support/pictures.js';

const REFERENCES = path.join(__dirname, 'references');
const ARTIFACTS = path.resolve(__dirname, '../../../artifacts/visual');
/** How far a colour may be off before it counts: less than one step of our greys, more than rounding in a blend. */
const THRESHOLD = 0.1;
/**
 * So many pixels of one picture may differ. Two visits are the same to the pixel on one machine, and pixelmatch leaves out what it
 * takes for smoothing; what is left is a corner or a stroke that another processor's rasteriser rounds the other way. A letter or
 * a line of one pixel is more than that.
 */
const TOLERATED = 8;

export interface Comparison {
  folder?: string;
  /** Where the pictures of a difference go. */
  artifacts?: string;
  isUpdate?: boolean;
}

function difference(actual: Picture, reference: Picture): { count: number; picture: Picture } {
  const { width, height } = reference;
  if (actual.width !== width || actual.height !== height) return { count: Infinity, picture: actual };
  const data = new Uint8Array(width * height * 4);
  const count = pixelmatch(reference.data, actual.data, data, width, height, { threshold: THRESHOLD });
  return { count, picture: { width, height, data } };
}

/**
 * Compares a screenshot with the reference of that name; with UPDATE_VISUAL=1 it becomes the reference.
 * @throws when there is no reference, or when it looks different; the message says where to look
 */
export async function expectLooks(
  name: string,
  screenshot: Buffer,
  {
    folder = REFERENCES,
    artifacts = ARTIFACTS,
    isUpdate = Boolean(process.env.UPDATE_VISUAL),
  }: Comparison = {},
): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  const actual = await readPicture(screenshot);
  if (isUpdate) return writePicture(file, actual);
  const aside = path.join(artifacts, name);
  if (!fs.existsSync(file)) {
    await writePicture(`${aside}.actual.png`, actual);
    throw new Error(
      `there is no reference ${file}: look at ${aside}.actual.png, then UPDATE_VISUAL=1 npm test -- visual`,
    );
  }
  const { count, picture } = difference(actual, await readPicture(fs.readFileSync(file)));
  if (count <= TOLERATED) return;
  await writePicture(`${aside}.actual.png`, actual);
  await writePicture(`${aside}.diff.png`, picture);
  fs.copyFileSync(file, `${aside}.expected.png`);
  throw new Error(
    `${name} looks different in ${count} pixels: see ${aside}.{expected,actual,diff}.png. ` +
      'When it is meant: UPDATE_VISUAL=1 npm test -- visual',
  );
}
