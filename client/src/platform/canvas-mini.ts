import Taro from '@tarojs/taro';
import type { Surface } from './contract';
import { ownPage } from './own-page-mini';
import { isDark } from './viewport';

interface MiniCanvas {
  width: number;
  height: number;
  getContext(type: '2d'): CanvasRenderingContext2D;
  createImage(): { onload: () => void; onerror: (error: unknown) => void; src: string };
}

interface Found {
  node?: MiniCanvas;
  width: number;
  height: number;
}

function find(id: string): Promise<Found | undefined> {
  return new Promise((resolve) => {
    const query = Taro.createSelectorQuery();
    const page = ownPage(id);
    (page ? query.in(page) : query)
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: (Found | undefined)[]) => resolve(found?.[0]));
  });
}

/** The node is null before the page is ready and on some second visits: try for a second. */
export async function openCanvas(id: string, tries = 20): Promise<Surface | null> {
  const found = await find(id);
  if (!found?.node) {
    if (tries <= 0) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return openCanvas(id, tries - 1);
  }
  const { node, width, height } = found;
  const ratio = (Taro.getWindowInfo?.() ?? Taro.getSystemInfoSync()).pixelRatio;
  node.width = width * ratio;
  node.height = height * ratio;
  const ctx = node.getContext('2d');
  ctx.scale(ratio, ratio);
  return { canvas: node, ctx, width, height };
}

export function loadPicture(surface: Surface, src: string): Promise<CanvasImageSource> {
  return new Promise((resolve, reject) => {
    const picture = (surface.canvas as MiniCanvas).createImage();
    picture.onload = () => resolve(picture as unknown as CanvasImageSource);
    picture.onerror = reject;
    picture.src = src;
  });
}

export async function exportCanvas(surface: Surface): Promise<string> {
  const options = {
    canvas: surface.canvas,
    fileType: 'png',
    quality: 1,
  } as unknown as Taro.canvasToTempFilePath.Option;
  return (await Taro.canvasToTempFilePath(options)).tempFilePath;
}

/** A canvas of a mini-program cannot read CSS variables, so the few that charts draw with are repeated here. */
const COLOURS: Record<string, readonly [light: string, dark: string]> = {
  '--c-brand': ['#c2301c', '#ff7d63'],
  '--c-gold': ['#7d5518', '#e6c184'],
  '--c-jade': ['#22664e', '#7fcfae'],
  '--c-indigo': ['#2c4f7c', '#9dbdec'],
  '--c-amber': ['#85520a', '#f0bd62'],
  '--c-ink': ['#211c18', '#f4ede3'],
  '--c-ink-3': ['#71675d', '#a0958a'],
  '--c-line': ['#e7ddcf', '#38312b'],
  '--c-surface': ['#fffdf9', '#1f1b18'],
};

export function cssColor(name: string): string {
  return COLOURS[name]?.[isDark() ? 1 : 0] ?? '#71675d';
}
