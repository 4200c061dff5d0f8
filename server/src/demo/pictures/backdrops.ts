import type { Context2D } from '../../platform/imaging/fonts.js';
import type { Palette } from './palettes.js';
import { softEllipse } from './studio.js';

/** Side of a product picture. */
export const SIDE = 900;

/** Where the product may stand, and how large it may be. */
export interface Stage {
  x: number;
  bottom: number;
  size: number;
  /** False where the product floats. */
  grounded: boolean;
}

export interface BackdropInput {
  context: Context2D;
  palette: Palette;
  random: () => number;
}

export type Backdrop = (input: BackdropInput) => Stage;

export function linear(
  context: Context2D,
  line: readonly [x0: number, y0: number, x1: number, y1: number],
  stops: readonly string[],
): ReturnType<Context2D['createLinearGradient']> {
  const gradient = context.createLinearGradient(...line);
  stops.forEach((color, at) =>
    gradient.addColorStop(stops.length === 1 ? 0 : at / (stops.length - 1), color),
  );
  return gradient;
}

/** `#rrggbb` with an alpha. */
export function alpha(color: string, value: number): string {
  return `${color}${Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

function wall({ context, palette }: BackdropInput): void {
  context.fillStyle = linear(context, [0, 0, SIDE * 0.3, SIDE], palette.wall);
  context.fillRect(0, 0, SIDE, SIDE);
}

/** Light falling on the wall from one side. */
function glow(
  { context, palette }: BackdropInput,
  at: { x: number; y: number; radius: number; strength: number },
): void {
  const light = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, at.radius);
  light.addColorStop(0, alpha(palette.glow, at.strength));
  light.addColorStop(1, alpha(palette.glow, 0));
  context.fillStyle = light;
  context.fillRect(0, 0, SIDE, SIDE);
}

/** The ground, its horizon softened as in a photo studio. */
function floor({ context, palette }: BackdropInput, y: number): void {
  context.fillStyle = linear(context, [0, y, 0, SIDE], palette.floor);
  context.fillRect(0, y, SIDE, SIDE - y);
  context.fillStyle = linear(
    context,
    [0, y - 50, 0, y + 40],
    [alpha(palette.floor[0], 0), alpha(palette.floor[0], 0.9), alpha(palette.floor[0], 0)],
  );
  context.fillRect(0, y - 50, SIDE, 90);
}

/** A round podium; `top` is the y of its upper face's centre. */
export function cylinder(
  context: Context2D,
  palette: Palette,
  at: { x: number; top: number; radius: number; height: number },
): void {
  const { x, top, radius, height } = at;
  const flat = radius * 0.2;
  softEllipse(context, {
    x: x + 18,
    y: top + height + 10,
    radiusX: radius * 1.26,
    radiusY: flat * 1.6,
    color: palette.ink,
    alpha: 0.46,
  });
  context.fillStyle = linear(
    context,
    [x - radius, 0, x + radius, 0],
    [palette.block[1], palette.block[0], palette.block[1], palette.floor[1]],
  );
  context.beginPath();
  context.ellipse(x, top + height, radius, flat, 0, 0, Math.PI);
  context.lineTo(x - radius, top);
  context.ellipse(x, top, radius, flat, 0, Math.PI, 0, true);
  context.closePath();
  context.fill();
  context.fillStyle = linear(
    context,
    [x - radius, top - flat, x + radius, top + flat],
    [palette.glow, palette.block[0], palette.block[1]],
  );
  context.beginPath();
  context.ellipse(x, top, radius, flat, 0, 0, Math.PI * 2);
  context.fill();
}

/** The shadow of a branch outside the window. */
function branchShadow(
  { context, palette, random }: BackdropInput,
  from: { x: number; y: number; angle: number; length: number },
): void {
  context.save();
  context.filter = 'blur(7px)';
  context.fillStyle = alpha(palette.ink, 0.11);
  context.strokeStyle = alpha(palette.ink, 0.11);
  context.translate(from.x, from.y);
  context.rotate(from.angle);
  context.lineWidth = 5;
  context.beginPath();
  context.moveTo(0, 0);
  context.quadraticCurveTo(from.length / 2, -30, from.length, 20);
  context.stroke();
  for (let at = 0; at < 9; at += 1) {
    const side = at % 2 === 0 ? -1 : 1;
    context.save();
    context.translate((from.length * (at + 1)) / 9.5, -12);
    context.rotate(side * (0.6 + random() * 0.5));
    const leaf = 80 + random() * 55;
    context.beginPath();
    context.moveTo(0, 0);
    context.quadraticCurveTo(leaf * 0.5, -leaf * 0.28, leaf, 0);
    context.quadraticCurveTo(leaf * 0.5, leaf * 0.28, 0, 0);
    context.fill();
    context.restore();
  }
  context.restore();
}

/** Panes of sunlight on the wall. */
function windowLight({ context, palette, random }: BackdropInput): void {
  context.save();
  context.filter = 'blur(6px)';
  context.transform(1, -0.26, 0.34, 1, -60 + random() * 120, 150);
  context.fillStyle = alpha(palette.glow, 0.58);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 2; column += 1)
      context.fillRect(220 + column * 212, -80 + row * 212, 192, 192);
  }
  context.restore();
}

const podium: Backdrop = (input) => {
  const { context, palette } = input;
  wall(input);
  glow(input, { x: 450, y: 330, radius: 520, strength: 0.95 });
  context.fillStyle = linear(
    context,
    [250, 120, 650, 620],
    [alpha(palette.block[0], 0.95), alpha(palette.block[1], 0.55)],
  );
  context.beginPath();
  context.arc(450, 390, 300, 0, Math.PI * 2);
  context.fill();
  floor(input, 650);
  cylinder(context, palette, { x: 450, top: 716, radius: 330, height: 70 });
  cylinder(context, palette, { x: 450, top: 664, radius: 250, height: 56 });
  return { x: 450, bottom: 700, size: 530, grounded: true };
};

const arch: Backdrop = (input) => {
  const { context, palette, random } = input;
  wall(input);
  floor(input, 730);
  const niche = (inset: number): void => {
    context.beginPath();
    context.roundRect(190 + inset, 96 + inset, 520 - inset * 2, 640 - inset, [
      260 - inset,
      260 - inset,
      0,
      0,
    ]);
  };
  context.fillStyle = palette.block[0];
  niche(-22);
  context.fill();
  context.save();
  niche(0);
  context.clip();
  context.fillStyle = linear(
    context,
    [190, 96, 710, 730],
    [palette.floor[1], palette.wall[1], palette.wall[0]],
  );
  context.fillRect(180, 80, 560, 680);
  context.filter = 'blur(28px)';
  context.lineWidth = 46;
  context.strokeStyle = alpha(palette.ink, 0.24);
  context.beginPath();
  context.roundRect(176, 84, 548, 720, [274, 274, 0, 0]);
  context.stroke();
  context.restore();
  glow(input, { x: 560, y: 420, radius: 380, strength: 0.75 });
  branchShadow(input, { x: 20, y: 90 + random() * 80, angle: 0.5, length: 430 });
  cylinder(context, palette, { x: 450, top: 732, radius: 290, height: 60 });
  return { x: 450, bottom: 762, size: 515, grounded: true };
};

const sunlit: Backdrop = (input) => {
  const { context, palette, random } = input;
  wall(input);
  windowLight(input);
  branchShadow(input, { x: 900, y: 60, angle: 2.55 + random() * 0.2, length: 470 });
  const y = 668;
  context.fillStyle = linear(context, [0, y, 0, SIDE], [palette.block[0], palette.block[1]]);
  context.fillRect(0, y, SIDE, SIDE - y);
  context.fillStyle = linear(context, [0, y, 0, y + 40], [alpha(palette.glow, 0.9), alpha(palette.glow, 0)]);
  context.fillRect(0, y, SIDE, 40);
  context.fillStyle = linear(context, [0, y - 26, 0, y], [alpha(palette.ink, 0), alpha(palette.ink, 0.1)]);
  context.fillRect(0, y - 26, SIDE, 26);
  return { x: 440, bottom: 808, size: 580, grounded: true };
};

const disc: Backdrop = (input) => {
  const { context, palette, random } = input;
  wall(input);
  glow(input, { x: 220, y: 160, radius: 640, strength: 0.85 });
  const tilt = random() * 60 - 30;
  context.fillStyle = linear(context, [180, 160, 720, 760], [palette.floor[1], palette.floor[0]]);
  context.beginPath();
  context.arc(450 + tilt, 450, 318, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = linear(context, [200, 200, 700, 700], [palette.block[0], palette.block[1]]);
  context.beginPath();
  context.arc(450 - tilt * 0.4, 462, 272, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = alpha(palette.glow, 0.9);
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(450 + tilt, 450, 372, -0.9, 2.4);
  context.stroke();
  return { x: 450, bottom: 716, size: 535, grounded: false };
};

export const BACKDROPS = { podium, arch, sunlit, disc } as const;
export type BackdropName = keyof typeof BACKDROPS;

/** A quiet two-tone table top seen from above. */
export function tableTop({ context, palette }: BackdropInput): void {
  context.fillStyle = linear(
    context,
    [0, 0, SIDE, SIDE],
    [palette.block[0], palette.wall[0], palette.wall[1]],
  );
  context.fillRect(0, 0, SIDE, SIDE);
}
