import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { invariant } from '@yimai/shared/kernel/invariant';

type Canvas = typeof import('@napi-rs/canvas');
export type Context2D = import('@napi-rs/canvas').SKRSContext2D;
export type Drawable = import('@napi-rs/canvas').Canvas | import('@napi-rs/canvas').Image;

/** Weights of the house sans serif; `display`, a serif face for headlines; `brush`, a hand that writes with one. */
export type FontFace = 'regular' | 'medium' | 'bold' | 'display' | 'brush';

const FACES: Readonly<Record<FontFace, { family: string; file: readonly [pkg: string, file: string] }>> = {
  regular: { family: 'Yimai Sans', file: ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Regular.otf'] },
  medium: { family: 'Yimai Sans Medium', file: ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Medium.otf'] },
  bold: { family: 'Yimai Sans Bold', file: ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Bold.otf'] },
  display: {
    family: 'Yimai Display',
    file: ['@expo-google-fonts/zcool-xiaowei', '400Regular/ZCOOLXiaoWei_400Regular.ttf'],
  },
  brush: {
    family: 'Yimai Brush',
    file: ['@expo-google-fonts/ma-shan-zheng', '400Regular/MaShanZheng_400Regular.ttf'],
  },
};

/** Used only where the npm packages were not installed: what a distribution's CJK font package is called. */
const SYSTEM_FAMILIES =
  '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const require = createRequire(import.meta.url);
let loading: Promise<Canvas> | undefined;

/**
 * The canvas module with our fonts registered. Loaded on first use, so that a process that never draws does not pay
 * its memory. The fonts come from npm (OFL), which makes a poster look the same on every machine; fontconfig is not
 * involved. Throws when there is no font with Chinese letters at all, rather than drawing boxes.
 */
export function loadCanvas(): Promise<Canvas> {
  loading ??= import('@napi-rs/canvas').then(registerFonts);
  return loading;
}

function registerFonts(canvas: Canvas): Canvas {
  for (const face of Object.values(FACES)) {
    const file = fontFile(face.file);
    if (file !== null) canvas.GlobalFonts.registerFromPath(file, face.family);
  }
  const names = new Set(canvas.GlobalFonts.families.map(({ family }) => family));
  const usable =
    names.has(FACES.regular.family) ||
    SYSTEM_FAMILIES.split(', ').some((name) => names.has(name.replaceAll('"', '')));
  invariant(usable, 'no font with Chinese letters: install the dependencies again, or a CJK font package');
  return canvas;
}

/** Packages with an `exports` map hide package.json, so the folder is found from the resolved entry. */
function fontFile([pkg, file]: readonly [pkg: string, file: string]): string | null {
  try {
    let folder = path.dirname(require.resolve(pkg));
    while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
    const full = path.join(folder, file);
    return existsSync(full) ? full : null;
  } catch {
    return null;
  }
}

/** A CSS font for `context.font`. */
export function font(face: FontFace, px: number): string {
  // A letter that the brush does not know is written by the other serif before the sans.
  const next = face === 'brush' ? `"${FACES.display.family}", ` : '';
  return `${px}px "${FACES[face].family}", ${next}"${FACES.regular.family}", ${SYSTEM_FAMILIES}`;
}
