import type { Context2D, Drawable } from './fonts.js';

type Gradient = ReturnType<Context2D['createLinearGradient']>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Starts a path of a rectangle with rounded corners; `radius` for all or as [top left, top right, bottom right, bottom left]. */
export function roundedPath(
  context: Context2D,
  box: Box,
  radius: number | [number, number, number, number],
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
}

/** Fills a rounded rectangle, optionally over a soft shadow. */
export function fillRounded(
  context: Context2D,
  box: Box,
  style: { radius: number; fill: string | Gradient; shadow?: string; blur?: number; drop?: number },
): void {
  context.save();
  if (style.shadow !== undefined) {
    context.shadowColor = style.shadow;
    context.shadowBlur = style.blur ?? 40;
    context.shadowOffsetY = style.drop ?? 16;
  }
  context.fillStyle = style.fill;
  roundedPath(context, box, style.radius);
  context.fill();
  context.restore();
}

/** Draws the image so that it covers the box, centred, cutting what hangs over; the caller sets any clip for corners. */
export function drawCover(context: Context2D, image: Drawable, box: Box): void {
  const scale = Math.max(box.width / image.width, box.height / image.height);
  const width = box.width / scale;
  const height = box.height / scale;
  context.drawImage(
    image,
    (image.width - width) / 2,
    (image.height - height) / 2,
    width,
    height,
    box.x,
    box.y,
    box.width,
    box.height,
  );
}

/** Draws the image whole into the box, centred. */
export function drawContain(context: Context2D, image: Drawable, box: Box): void {
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const width = image.width * scale;
  const height = image.height * scale;
  context.drawImage(image, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}

/** A picture cut to a rounded box. */
export function drawClipped(
  context: Context2D,
  image: Drawable,
  { box, radius }: { box: Box; radius: number | [number, number, number, number] },
): void {
  context.save();
  roundedPath(context, box, radius);
  context.clip();
  drawCover(context, image, box);
  context.restore();
}

/** Text at a baseline; `align` as in canvas. Returns the width drawn. */
export function drawText(
  context: Context2D,
  text: string,
  style: { x: number; y: number; font: string; color: string; align?: Context2D['textAlign'] },
): number {
  context.font = style.font;
  context.fillStyle = style.color;
  context.textAlign = style.align ?? 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(text, style.x, style.y);
  return context.measureText(text).width;
}

/** A top-to-bottom gradient over the box. */
export function verticalGradient(context: Context2D, box: Box, colors: readonly string[]): Gradient {
  const gradient = context.createLinearGradient(0, box.y, 0, box.y + box.height);
  colors.forEach((color, at) =>
    gradient.addColorStop(colors.length === 1 ? 0 : at / (colors.length - 1), color),
  );
  return gradient;
}
