import sharp from 'sharp';
import { invariant } from '@yimai/shared/kernel/invariant';
import { loadCanvas, type Context2D } from '../../platform/imaging/fonts.js';
import { glyphFile } from './glyphs.js';
import type { Palette } from './palettes.js';

type CanvasModule = Awaited<ReturnType<typeof loadCanvas>>;
export type Sprite = Awaited<ReturnType<CanvasModule['loadImage']>>;
export type Surface = import('@napi-rs/canvas').Canvas;

/** Sprites are enlarged once, with the edge of the alpha channel tightened again, as 256 px are few for a 900 px picture. */
const SPRITE_SIZE = 560;
/** 1.3 MB each; a product uses three. */
const SPRITES_KEPT = 16;

/** Where pictures are made: the canvas module and the sprites already enlarged. */
export class Studio {
  private readonly sprites = new Map<string, Promise<Sprite>>();
  private readonly surfaces = new Map<string, Surface>();

  private constructor(readonly canvas: CanvasModule) {}

  static async open(): Promise<Studio> {
    return new Studio(await loadCanvas());
  }

  /** A blank surface of the size. The same one every time, so read the pixels out before asking again. */
  surface(width: number, height: number): { surface: Surface; context: Context2D } {
    const key = `${width}x${height}`;
    const surface = this.surfaces.get(key) ?? this.canvas.createCanvas(width, height);
    this.surfaces.set(key, surface);
    const context = surface.getContext('2d');
    context.reset();
    context.imageSmoothingQuality = 'high';
    return { surface, context };
  }

  sprite(glyph: string): Promise<Sprite> {
    const known = this.sprites.get(glyph) ?? this.enlarge(glyph);
    this.sprites.delete(glyph);
    this.sprites.set(glyph, known);
    const oldest = this.sprites.keys().next().value;
    if (this.sprites.size > SPRITES_KEPT && oldest !== undefined) this.sprites.delete(oldest);
    return known;
  }

  private async enlarge(glyph: string): Promise<Sprite> {
    const file = glyphFile(glyph);
    invariant(file !== null, `the 3D set has no ${glyph}`);
    const png = await sharp(file)
      .resize(SPRITE_SIZE, SPRITE_SIZE, { kernel: 'cubic' })
      .sharpen({ sigma: 1.6, m1: 0.6, m2: 2.2 })
      .png({ compressionLevel: 1 })
      .toBuffer();
    return this.canvas.loadImage(png);
  }
}

/** What every composition gets. `random` is seeded by the product, so a picture is the same on every machine. */
export interface Shot {
  context: Context2D;
  palette: Palette;
  main: Sprite;
  props: readonly [Sprite, Sprite];
  random: () => number;
}

/** One sprite centred at (x, y), `size` pixels wide, turned by `angle` radians, optionally out of focus. */
export function place(
  context: Context2D,
  sprite: Sprite,
  at: { x: number; y: number; size: number; angle?: number; blur?: number; alpha?: number; flip?: boolean },
): void {
  context.save();
  context.translate(at.x, at.y);
  if (at.angle) context.rotate(at.angle);
  if (at.flip) context.scale(-1, 1);
  if (at.blur) context.filter = `blur(${at.blur}px)`;
  context.globalAlpha = at.alpha ?? 1;
  context.drawImage(sprite, -at.size / 2, -at.size / 2, at.size, at.size);
  context.restore();
}

/**
 * An ellipse of shadow on the ground under a thing: a wide faint one and a narrow dark one. Gradients rather than blur
 * filters, which cost ten times as much and would make the first start a minute longer.
 */
export function groundShadow(
  context: Context2D,
  at: { x: number; y: number; width: number; color: string; strength?: number },
): void {
  for (const [spread, alpha] of [
    [1.36, 0.34],
    [0.94, 0.42],
  ] as const) {
    softEllipse(context, {
      x: at.x,
      y: at.y,
      radiusX: (at.width / 2) * spread,
      radiusY: at.width * 0.088 * spread,
      color: at.color,
      alpha: alpha * (at.strength ?? 1),
    });
  }
}

/** An ellipse that fades towards its edge. */
export function softEllipse(
  context: Context2D,
  at: { x: number; y: number; radiusX: number; radiusY: number; color: string; alpha: number },
): void {
  context.save();
  context.translate(at.x, at.y);
  context.scale(1, at.radiusY / at.radiusX);
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, at.radiusX);
  for (const [stop, share] of [
    [0, 1],
    [0.35, 0.82],
    [0.6, 0.42],
    [0.8, 0.14],
    [1, 0],
  ] as const) {
    gradient.addColorStop(
      stop,
      `${at.color}${Math.round(at.alpha * share * 255)
        .toString(16)
        .padStart(2, '0')}`,
    );
  }
  context.fillStyle = gradient;
  context.fillRect(-at.radiusX, -at.radiusX, at.radiusX * 2, at.radiusX * 2);
  context.restore();
}

/** A sprite standing on the ground at (x, bottom), with its shadow. The glyphs keep about 4 % of air below. */
export function stand(
  shot: Shot,
  sprite: Sprite,
  at: { x: number; bottom: number; size: number; angle?: number; flip?: boolean },
): void {
  groundShadow(shot.context, {
    x: at.x,
    y: at.bottom - at.size * 0.02,
    width: at.size * 0.78,
    color: shot.palette.ink,
  });
  place(shot.context, sprite, {
    x: at.x,
    y: at.bottom - at.size * 0.47,
    size: at.size,
    angle: at.angle,
    flip: at.flip,
  });
}
