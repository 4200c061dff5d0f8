import { drawText, fillRounded } from '../../platform/imaging/draw.js';
import { font, type Context2D } from '../../platform/imaging/fonts.js';
import type { PackKind } from '../catalogue/types.js';
import { alpha, linear } from './backdrops.js';
import { groundShadow, place, type Shot } from './studio.js';

const BRAND = '一脉优选';

/** The label stuck onto a packaging: picture, name, brand; centred at (x, y). */
function label(
  { context, palette, main }: Shot,
  name: string,
  at: { x: number; y: number; width: number; height: number },
): void {
  const box = { x: at.x - at.width / 2, y: at.y - at.height / 2, width: at.width, height: at.height };
  fillRounded(context, box, {
    radius: 10,
    fill: '#fffdf8',
    shadow: alpha(palette.ink, 0.16),
    blur: 10,
    drop: 3,
  });
  context.strokeStyle = alpha(palette.accent, 0.55);
  context.lineWidth = 1.5;
  context.strokeRect(box.x + 9, box.y + 9, box.width - 18, box.height - 18);
  const art = at.height * 0.46;
  place(context, main, { x: at.x, y: box.y + at.height * 0.34, size: art });
  const px = Math.min(40, (at.width - 44) / Math.max(name.length, 4));
  drawText(context, name, {
    x: at.x,
    y: box.y + at.height * 0.75,
    font: font('display', px),
    color: palette.ink,
    align: 'center',
  });
  context.fillStyle = alpha(palette.accent, 0.6);
  context.fillRect(at.x - 18, box.y + at.height * 0.8, 36, 1.5);
  drawText(context, BRAND, {
    x: at.x,
    y: box.y + at.height * 0.885,
    font: font('regular', 17),
    color: palette.muted,
    align: 'center',
  });
}

/** Light and shade of a round body, over whatever colour lies below. */
function roundness(context: Context2D, box: { x: number; y: number; width: number; height: number }): void {
  const shade = linear(
    context,
    [box.x, 0, box.x + box.width, 0],
    ['#00000038', '#00000008', '#ffffff40', '#00000000', '#00000014', '#00000044'],
  );
  context.fillStyle = shade;
  context.fillRect(box.x, box.y, box.width, box.height);
}

function pouch(shot: Shot, name: string): void {
  const { context, palette } = shot;
  groundShadow(context, { x: 420, y: 770, width: 380, color: palette.ink });
  const outline = (): void => {
    context.beginPath();
    context.moveTo(246, 232);
    context.lineTo(594, 232);
    context.bezierCurveTo(586, 420, 612, 600, 608, 752);
    context.quadraticCurveTo(420, 800, 232, 752);
    context.bezierCurveTo(228, 600, 254, 420, 246, 232);
    context.closePath();
  };
  context.fillStyle = linear(context, [0, 232, 0, 780], [palette.accent, palette.accent]);
  outline();
  context.fill();
  context.save();
  outline();
  context.clip();
  context.fillStyle = '#ffffff30';
  context.fillRect(220, 220, 400, 560);
  roundness(context, { x: 230, y: 220, width: 380, height: 570 });
  context.fillStyle = alpha(palette.ink, 0.16);
  context.fillRect(220, 284, 400, 3);
  context.fillStyle = '#ffffff2e';
  for (let y = 240; y < 282; y += 7) context.fillRect(220, y, 400, 2);
  context.restore();
  label(shot, name, { x: 420, y: 520, width: 236, height: 310 });
}

function tin(shot: Shot, name: string): void {
  const { context, palette } = shot;
  groundShadow(context, { x: 420, y: 778, width: 350, color: palette.ink });
  const body = (top: number, bottom: number, radius: number): void => {
    context.beginPath();
    context.ellipse(420, bottom, radius, 26, 0, 0, Math.PI);
    context.lineTo(420 - radius, top);
    context.ellipse(420, top, radius, 26, 0, Math.PI, 0, true);
    context.closePath();
  };
  const paint = (top: number, bottom: number, { radius, color }: { radius: number; color: string }): void => {
    context.save();
    body(top, bottom, radius);
    context.clip();
    context.fillStyle = color;
    context.fillRect(200, top - 40, 440, bottom - top + 90);
    roundness(context, { x: 420 - radius, y: top - 40, width: radius * 2, height: bottom - top + 90 });
    context.restore();
  };
  paint(330, 754, { radius: 170, color: palette.accent });
  paint(286, 366, { radius: 175, color: palette.block[1] });
  context.fillStyle = linear(
    context,
    [245, 250, 595, 320],
    [palette.glow, palette.block[0], palette.block[1]],
  );
  context.beginPath();
  context.ellipse(420, 286, 175, 27, 0, 0, Math.PI * 2);
  context.fill();
  label(shot, name, { x: 420, y: 572, width: 230, height: 286 });
}

function jar(shot: Shot, name: string): void {
  const { context, palette } = shot;
  groundShadow(context, { x: 420, y: 770, width: 360, color: palette.ink });
  const glass = { x: 240, y: 380, width: 360, height: 390 };
  context.save();
  context.beginPath();
  context.roundRect(glass.x, glass.y, glass.width, glass.height, [70, 70, 46, 46]);
  context.clip();
  context.fillStyle = linear(
    context,
    [0, 380, 0, 770],
    [alpha(palette.glow, 0.85), alpha(palette.accent, 0.42), alpha(palette.accent, 0.72)],
  );
  context.fillRect(glass.x, glass.y, glass.width, glass.height);
  roundness(context, glass);
  context.fillStyle = '#ffffff66';
  context.fillRect(262, 420, 12, 300);
  context.restore();
  const lid = { x: 268, y: 296, width: 304, height: 96 };
  context.save();
  context.beginPath();
  context.roundRect(lid.x, lid.y, lid.width, lid.height, [24, 24, 12, 12]);
  context.clip();
  context.fillStyle = '#c79a5e';
  context.fillRect(lid.x, lid.y, lid.width, lid.height);
  context.fillStyle = '#a87c4430';
  for (let y = 308; y < 392; y += 13) context.fillRect(lid.x, y, lid.width, 3);
  roundness(context, lid);
  context.restore();
  label(shot, name, { x: 420, y: 588, width: 232, height: 272 });
}

function box(shot: Shot, name: string): void {
  const { context, palette } = shot;
  groundShadow(context, { x: 440, y: 772, width: 500, color: palette.ink });
  context.fillStyle = linear(context, [250, 250, 620, 340], [palette.glow, palette.block[0]]);
  context.beginPath();
  context.moveTo(214, 362);
  context.lineTo(300, 268);
  context.lineTo(700, 268);
  context.lineTo(614, 362);
  context.fill();
  context.fillStyle = linear(context, [614, 0, 700, 0], [palette.accent, palette.ink]);
  context.beginPath();
  context.moveTo(614, 362);
  context.lineTo(700, 268);
  context.lineTo(700, 674);
  context.lineTo(614, 776);
  context.fill();
  context.fillStyle = linear(context, [214, 362, 614, 776], [palette.accent, palette.accent]);
  context.fillRect(214, 362, 400, 414);
  context.fillStyle = linear(context, [214, 362, 614, 776], ['#ffffff38', '#ffffff10', '#0000001c']);
  context.fillRect(214, 362, 400, 414);
  context.fillStyle = alpha(palette.glow, 0.9);
  context.fillRect(214, 440, 400, 5);
  context.fillStyle = alpha(palette.ink, 0.22);
  context.fillRect(214, 445, 400, 4);
  context.fillStyle = alpha(palette.glow, 0.5);
  context.beginPath();
  context.moveTo(614, 440);
  context.lineTo(700, 344);
  context.lineTo(700, 350);
  context.lineTo(614, 446);
  context.fill();
  label(shot, name, { x: 414, y: 596, width: 232, height: 276 });
}

/** A hang tag on a string beside the thing itself. */
function tag(shot: Shot, name: string): void {
  const { context, palette } = shot;
  groundShadow(context, { x: 350, y: 768, width: 420, color: palette.ink });
  place(context, shot.main, { x: 350, y: 532, size: 520 });
  context.save();
  context.translate(622, 330);
  context.rotate(0.12);
  context.strokeStyle = alpha(palette.ink, 0.6);
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(0, 26);
  context.bezierCurveTo(-60, -60, -130, -40, -190, 60);
  context.stroke();
  fillRounded(
    context,
    { x: -112, y: 0, width: 224, height: 336 },
    { radius: 22, fill: '#fffdf8', shadow: alpha(palette.ink, 0.3), blur: 30, drop: 12 },
  );
  fillRounded(context, { x: -112, y: 0, width: 224, height: 74 }, { radius: 22, fill: palette.accent });
  context.fillStyle = palette.accent;
  context.fillRect(-112, 44, 224, 30);
  context.fillStyle = palette.wall[1];
  context.beginPath();
  context.arc(0, 34, 15, 0, Math.PI * 2);
  context.fill();
  const px = Math.min(42, 190 / Math.max(name.length, 4));
  drawText(context, name, { x: 0, y: 170, font: font('display', px), color: palette.ink, align: 'center' });
  context.fillStyle = alpha(palette.accent, 0.6);
  context.fillRect(-22, 200, 44, 2);
  drawText(context, BRAND, {
    x: 0,
    y: 246,
    font: font('regular', 21),
    color: palette.muted,
    align: 'center',
  });
  drawText(context, '买手已试用 30 天', {
    x: 0,
    y: 284,
    font: font('regular', 18),
    color: palette.muted,
    align: 'center',
  });
  context.restore();
}

/** Draws the packaging standing at about (420, 770) of a 900 px picture. */
export const PACKAGES: Readonly<Record<PackKind, (shot: Shot, name: string) => void>> = {
  pouch,
  tin,
  jar,
  box,
  tag,
};
