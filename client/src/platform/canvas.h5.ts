import type { Surface } from './contract';

/** Taro wraps the canvas in a custom element, which may not be laid out yet: try for a second. */
export async function openCanvas(id: string, tries = 20): Promise<Surface | null> {
  const host = document.getElementById(id);
  const canvas = host?.tagName === 'CANVAS' ? (host as HTMLCanvasElement) : host?.querySelector('canvas');
  const box = host?.getBoundingClientRect();
  if (!canvas || !box?.width) {
    if (tries <= 0) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return openCanvas(id, tries - 1);
  }
  const ratio = window.devicePixelRatio || 1;
  canvas.width = box.width * ratio;
  canvas.height = box.height * ratio;
  canvas.style.width = '100%';
  canvas.style.height = '100%';
  const ctx = canvas.getContext('2d');
  if (!ctx) return null;
  ctx.scale(ratio, ratio);
  return { canvas, ctx, width: box.width, height: box.height };
}

export function loadPicture(_surface: Surface, src: string): Promise<CanvasImageSource> {
  return new Promise((resolve, reject) => {
    const picture = new Image();
    picture.crossOrigin = 'anonymous';
    picture.onload = () => resolve(picture);
    picture.onerror = reject;
    picture.src = src;
  });
}

/** A picture of the canvas: a data URL here, a temporary file on mini-programs. */
export function exportCanvas(surface: Surface): Promise<string> {
  return Promise.resolve((surface.canvas as HTMLCanvasElement).toDataURL('image/png'));
}

export function cssColor(name: string): string {
  return getComputedStyle(document.body).getPropertyValue(name).trim();
}
