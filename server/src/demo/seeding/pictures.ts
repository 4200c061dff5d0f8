import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '@yimai/shared/kernel/invariant';
import type { PictureKind } from '../catalogue/types.js';
import type { DemoPicture, DemoPictureManifest } from '../pictures/render.js';

const PROGRAM = fileURLToPath(new URL('../pictures/main.js', import.meta.url));

/** A picture as the contracts want it. */
export interface ShopImage {
  url: string;
  width: number;
  height: number;
  placeholderColor: string;
}

/** The pictures of the demo shop by the addresses under which the server hands them out. */
export class Pictures {
  private constructor(private readonly manifest: DemoPictureManifest) {}

  /** Draws what is missing into `<dataDir>/files/demo`. */
  static async draw(dataDir: string): Promise<Pictures> {
    const folder = path.resolve(dataDir, 'files/demo');
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error('the pictures could not be drawn')),
      );
    });
    return new Pictures(
      JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as DemoPictureManifest,
    );
  }

  url(key: string): string {
    return this.image(key).url;
  }

  /** The first picture of a key, or the one of a kind. */
  image(key: string, kind?: PictureKind): ShopImage {
    const all = this.manifest[key] ?? [];
    const picture = kind ? all.find((each) => each.kind === kind) : all[0];
    invariant(picture, `no picture ${key} ${kind ?? ''}`);
    return toImage(picture);
  }

  all(key: string): ShopImage[] {
    return (this.manifest[key] ?? []).map(toImage);
  }
}

function toImage({ path: file, width, height, placeholderColor }: DemoPicture): ShopImage {
  return { url: `/files/demo/${file}`, width, height, placeholderColor };
}
