import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '@yimai/shared/kernel/invariant';
import { pictureAt } from '@yimai/shared/domain/media/picture-sizes';
import type { PictureKind } from '../catalogue/types.js';
import { planDemoPictures, type DemoPicture, type DemoPictureManifest } from '../pictures/render.js';

const PROGRAM = fileURLToPath(new URL('../pictures/main.js', import.meta.url));

/** A picture as the contracts want it. */
export interface ShopImage {
  url: string;
  thumbUrl?: string;
  width: number;
  height: number;
  placeholderColor: string;
}

/** Where the server hands out what was drawn; `path` is relative to the folder of the pictures. */
export const drawnUrl = (file: string): string => `/files/goods/${file}`;

/** The pictures of the demo shop by the addresses under which the server hands them out. */
export class Pictures {
  private constructor(private readonly manifest: DemoPictureManifest) {}

  static plan(): Pictures {
    return new Pictures(planDemoPictures());
  }

  /** Draws what is missing into `<dataDir>/files/goods`, in a process that gives way to this one. */
  async draw(dataDir: string): Promise<void> {
    const folder = path.resolve(dataDir, 'files/goods');
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, folder], { stdio: ['ignore', 'inherit', 'inherit'] });
      if (child.pid) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error('the pictures could not be drawn')),
      );
    });
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
  const url = drawnUrl(file);
  const thumb = pictureAt(url, 360);
  return { url, ...(thumb === url ? {} : { thumbUrl: thumb }), width, height, placeholderColor };
}
