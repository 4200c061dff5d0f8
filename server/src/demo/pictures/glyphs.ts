import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const folder = path.join(path.dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');

/** The file of one glyph of the MIT-licensed 3D set (256 × 256 WebP with alpha), or null if the set lacks it. */
export function glyphFile(glyph: string): string | null {
  const points = [...glyph].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'));
  const names = [points.join('-'), points.filter((point) => point !== 'fe0f').join('-')];
  return names.map((name) => path.join(folder, `${name}.webp`)).find((file) => existsSync(file)) ?? null;
}
