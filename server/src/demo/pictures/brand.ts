import { drawText, fillRounded } from '../../platform/imaging/draw.js';
import { font, type Context2D } from '../../platform/imaging/fonts.js';
import type { DemoTile } from '../catalogue/decor.js';
import type { DemoBanner } from '../catalogue/types.js';
import { SIDE, alpha, cylinder, linear } from './backdrops.js';
import type { Palette } from './palettes.js';
import { place, stand, type Shot, type Sprite } from './studio.js';

export const LOGO_SIDE = 512;
export const BANNER_WIDTH = 1125;
export const BANNER_HEIGHT = 480;
export const TILE_SIZES = { square: [720, 720], strip: [720, 344] } as const;
export const ICON_SIDE = 160;
export const AVATAR_SIDE = 240;

/** Faces for people who have not set a picture: animals, plants and people of the 3D set. */
export const AVATAR_GLYPHS: readonly string[] = [
  '🐰',
  '🦊',
  '🐻',
  '🐼',
  '🐨',
  '🐯',
  '🦁',
  '🐮',
  '🐷',
  '🐸',
  '🐵',
  '🐧',
  '🐥',
  '🦉',
  '🐱',
  '🐶',
  '🐹',
  '🐭',
  '🐳',
  '🦄',
  '🐢',
  '🐙',
  '🌻',
  '🍀',
  '🌷',
  '🍑',
  '👩',
  '👨',
  '🧑',
  '👵',
  '👴',
  '👧',
  '👦',
  '👱',
  '🧔',
  '🦔',
  '🌵',
  '🍋',
  '🐬',
  '🦋',
];

const AVATAR_TONES: readonly (readonly [string, string])[] = [
  ['#fde7d2', '#f7b98c'],
  ['#dff0e4', '#9ccfae'],
  ['#e3e6fb', '#aab2ec'],
  ['#fbe0e4', '#f0a3af'],
  ['#fdf2cc', '#f2cf72'],
  ['#dbeff5', '#93cbdd'],
  ['#efe3f6', '#c7a3de'],
];

/** A leaf whose one midrib feeds every vein: 一脉. */
export function drawLogo(context: Context2D): void {
  fillRounded(
    context,
    { x: 0, y: 0, width: LOGO_SIDE, height: LOGO_SIDE },
    { radius: 116, fill: linear(context, [0, 0, LOGO_SIDE, LOGO_SIDE], ['#d9503f', '#b52c25']) },
  );
  const shine = context.createRadialGradient(150, 90, 0, 150, 90, 420);
  shine.addColorStop(0, '#ffffff3d');
  shine.addColorStop(1, '#ffffff00');
  fillRounded(context, { x: 0, y: 0, width: LOGO_SIDE, height: LOGO_SIDE }, { radius: 116, fill: shine });
  context.save();
  context.translate(256, 262);
  context.rotate(0.42);
  context.fillStyle = '#fff6e8';
  context.beginPath();
  context.moveTo(0, -196);
  context.bezierCurveTo(150, -110, 148, 70, 0, 150);
  context.bezierCurveTo(-148, 70, -150, -110, 0, -196);
  context.fill();
  context.strokeStyle = '#c23b2f';
  context.lineCap = 'round';
  context.lineWidth = 15;
  context.beginPath();
  context.moveTo(0, -118);
  context.lineTo(0, 150);
  context.stroke();
  context.strokeStyle = '#fff6e8';
  context.beginPath();
  context.moveTo(0, 150);
  context.quadraticCurveTo(-4, 190, -26, 212);
  context.stroke();
  context.strokeStyle = '#c23b2f';
  context.fillStyle = '#c23b2f';
  context.lineWidth = 11;
  for (const [y, reach] of [
    [-58, 44],
    [4, 66],
    [66, 56],
  ] as const) {
    for (const side of [-1, 1]) {
      context.beginPath();
      context.moveTo(0, y + 26);
      context.quadraticCurveTo(side * reach * 0.5, y + 12, side * reach, y - 26);
      context.stroke();
      context.beginPath();
      context.arc(side * reach, y - 26, 11, 0, Math.PI * 2);
      context.fill();
    }
  }
  context.restore();
}

export function drawAvatar(context: Context2D, sprite: Sprite, index: number): void {
  const [light, dark] = AVATAR_TONES[index % AVATAR_TONES.length] ?? ['#eeeeee', '#cccccc'];
  context.fillStyle = linear(context, [0, 0, AVATAR_SIDE, AVATAR_SIDE], [light, dark]);
  context.fillRect(0, 0, AVATAR_SIDE, AVATAR_SIDE);
  context.fillStyle = '#ffffff40';
  context.beginPath();
  context.arc(AVATAR_SIDE * 0.78, AVATAR_SIDE * 0.2, 76, 0, Math.PI * 2);
  context.fill();
  place(context, sprite, { x: AVATAR_SIDE / 2, y: AVATAR_SIDE * 0.54, size: AVATAR_SIDE * 0.74 });
}

/** Transparent outside its rounded square. */
export function drawCategoryIcon(context: Context2D, palette: Palette, sprite: Sprite): void {
  fillRounded(
    context,
    { x: 4, y: 4, width: ICON_SIDE - 8, height: ICON_SIDE - 8 },
    {
      radius: 52,
      fill: linear(context, [0, 0, ICON_SIDE, ICON_SIDE], [palette.glow, palette.block[1], palette.wall[1]]),
    },
  );
  place(context, sprite, { x: ICON_SIDE / 2, y: ICON_SIDE * 0.51, size: ICON_SIDE * 0.68 });
}

/** Words on the left, the goods on podiums on the right; `cast` are three to four glyphs, the first the largest. */
export function drawBanner(shot: Shot, banner: DemoBanner, cast: readonly Sprite[]): void {
  const { context, palette } = shot;
  context.fillStyle = linear(context, [0, 0, BANNER_WIDTH, BANNER_HEIGHT], palette.wall);
  context.fillRect(0, 0, BANNER_WIDTH, BANNER_HEIGHT);
  const light = context.createRadialGradient(820, 190, 0, 820, 190, 520);
  light.addColorStop(0, alpha(palette.glow, 0.95));
  light.addColorStop(1, alpha(palette.glow, 0));
  context.fillStyle = light;
  context.fillRect(0, 0, BANNER_WIDTH, BANNER_HEIGHT);
  context.fillStyle = linear(context, [640, 20, 1000, 400], [palette.block[0], palette.block[1]]);
  context.beginPath();
  context.arc(826, 214, 186, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = alpha(palette.accent, 0.3);
  context.lineWidth = 2;
  context.beginPath();
  context.arc(826, 214, 222, 0.6, 4.2);
  context.stroke();
  context.fillStyle = linear(context, [0, 392, 0, BANNER_HEIGHT], palette.floor);
  context.fillRect(0, 392, BANNER_WIDTH, 88);
  cylinder(context, palette, { x: 826, top: 372, radius: 166, height: 44 });
  cylinder(context, palette, { x: 1010, top: 402, radius: 84, height: 26 });
  const [first, second, third, fourth] = cast;
  if (third) stand(shot, third, { x: 634, bottom: 444, size: 124, angle: -0.1 });
  if (first) stand(shot, first, { x: 818, bottom: 392, size: 286 });
  if (second) stand(shot, second, { x: 1010, bottom: 416, size: 168, angle: 0.08 });
  if (fourth) stand(shot, fourth, { x: 712, bottom: 458, size: 92, angle: 0.12 });
  drawText(context, '一脉优选', { x: 72, y: 104, font: font('medium', 26), color: palette.accent });
  const [upper = '', lower = ''] = banner.headline.split(' ');
  drawText(context, upper, { x: 68, y: 198, font: font('display', 78), color: palette.ink });
  drawText(context, lower, { x: 68, y: 286, font: font('display', 78), color: palette.ink });
  drawText(context, banner.subline, { x: 72, y: 342, font: font('regular', 28), color: palette.muted });
  fillRounded(
    context,
    { x: 70, y: 374, width: 190, height: 62 },
    { radius: 31, fill: palette.accent, shadow: alpha(palette.accent, 0.4), blur: 18, drop: 6 },
  );
  drawText(context, banner.action, {
    x: 165,
    y: 415,
    font: font('bold', 27),
    color: '#ffffff',
    align: 'center',
  });
}

/** Words at the top left, the goods at the bottom right. */
export function drawTile(shot: Shot, tile: DemoTile, cast: readonly Sprite[]): void {
  const { context, palette } = shot;
  const [width, height] = TILE_SIZES[tile.shape];
  const isStrip = tile.shape === 'strip';
  const centre = isStrip ? { x: 556, y: 196, radius: 150 } : { x: 430, y: 470, radius: 250 };
  context.fillStyle = linear(context, [0, 0, width, height], palette.wall);
  context.fillRect(0, 0, width, height);
  context.fillStyle = linear(context, [width / 2, 0, width, height], [palette.glow, palette.block[1]]);
  context.beginPath();
  context.arc(centre.x, centre.y, centre.radius, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = alpha(palette.accent, 0.28);
  context.lineWidth = 2;
  context.beginPath();
  context.arc(centre.x, centre.y, centre.radius + 30, 2.6, 5.4);
  context.stroke();
  const [main, prop] = cast;
  if (main)
    stand(shot, main, isStrip ? { x: 570, bottom: 316, size: 226 } : { x: 430, bottom: 676, size: 400 });
  if (prop)
    stand(
      shot,
      prop,
      isStrip
        ? { x: 412, bottom: 322, size: 116, angle: -0.1 }
        : { x: 166, bottom: 684, size: 190, angle: -0.1 },
    );
  const [x, y, size, note] = isStrip ? [48, 138, 84, 46] : [52, 138, 98, 50];
  drawText(context, tile.headline, { x, y, font: font('display', size), color: palette.ink });
  drawText(context, tile.subline, {
    x: x + 3,
    y: y + note + 26,
    font: font('regular', note),
    color: palette.muted,
  });
}

/** The shop's share cover: a still life of the whole range. `cast` are seven sprites. */
export function drawShopCover(shot: Shot, cast: readonly Sprite[]): void {
  const { context, palette } = shot;
  context.fillStyle = linear(context, [0, 0, 0, SIDE], palette.wall);
  context.fillRect(0, 0, SIDE, SIDE);
  context.fillStyle = linear(context, [150, 80, 750, 700], [palette.glow, palette.block[1]]);
  context.beginPath();
  context.arc(450, 400, 330, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = linear(context, [0, 650, 0, SIDE], palette.floor);
  context.fillRect(0, 650, SIDE, 250);
  cylinder(context, palette, { x: 640, top: 520, radius: 190, height: 190 });
  cylinder(context, palette, { x: 372, top: 640, radius: 270, height: 84 });
  const spots = [
    [640, 546, 320],
    [250, 664, 300],
    [480, 684, 330],
    [110, 792, 220],
    [790, 792, 240],
    [330, 850, 230],
    [590, 862, 220],
  ] as const;
  spots.forEach(([x, bottom, size], at) => {
    const sprite = cast[at];
    if (sprite) stand(shot, sprite, { x, bottom, size });
  });
}

/** A wordless strip for recruiting posters: goods on a row of podiums. `cast` are seven sprites. */
export function drawPartnerCover(shot: Shot, cast: readonly Sprite[]): void {
  const { context, palette } = shot;
  context.fillStyle = linear(context, [0, 0, 0, BANNER_HEIGHT], palette.wall);
  context.fillRect(0, 0, BANNER_WIDTH, BANNER_HEIGHT);
  context.fillStyle = linear(context, [360, 0, 760, 420], [palette.glow, palette.block[1]]);
  context.beginPath();
  context.arc(562, 250, 230, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = linear(context, [0, 350, 0, BANNER_HEIGHT], palette.floor);
  context.fillRect(0, 350, BANNER_WIDTH, 130);
  cylinder(context, palette, { x: 562, top: 330, radius: 170, height: 70 });
  cylinder(context, palette, { x: 290, top: 366, radius: 116, height: 40 });
  cylinder(context, palette, { x: 834, top: 366, radius: 116, height: 40 });
  const spots = [
    [562, 350, 270],
    [290, 384, 204],
    [834, 384, 204],
    [112, 430, 170],
    [1012, 430, 170],
    [424, 450, 140],
    [704, 450, 140],
  ] as const;
  spots.forEach(([x, bottom, size], at) => {
    const sprite = cast[at];
    if (sprite) stand(shot, sprite, { x, bottom, size });
  });
}
