import { drawText, fillRounded } from '../../platform/imaging/draw.js';
import { font } from '../../platform/imaging/fonts.js';
import { wrapBalanced, wrapText } from '../../platform/imaging/text.js';
import type { DemoProduct } from '../catalogue/types.js';
import { BACKDROPS, SIDE, alpha, cylinder, linear, tableTop, type BackdropName } from './backdrops.js';
import { PACKAGES } from './packages.js';
import { groundShadow, place, stand, type Shot } from './studio.js';

const HERO_BACKDROPS: readonly BackdropName[] = ['podium', 'arch', 'sunlit', 'disc'];

/** The cover: one product, large, on a stage; a prop beside it, another out of focus near the camera. */
export function drawHero(shot: Shot, turn: number): void {
  const { context, palette, random } = shot;
  const stage = BACKDROPS[HERO_BACKDROPS[turn % HERO_BACKDROPS.length] ?? 'podium'](shot);
  const side = random() < 0.5 ? -1 : 1;
  if (stage.grounded) {
    stand(shot, shot.props[0], {
      x: stage.x - side * 262,
      bottom: stage.bottom + 30,
      size: 160,
      angle: -side * 0.1,
    });
    stand(shot, shot.main, stage);
    stand(shot, shot.props[1], {
      x: stage.x + side * 244,
      bottom: stage.bottom + 56,
      size: 138,
      angle: side * 0.16,
      flip: side < 0,
    });
  } else {
    place(context, shot.props[0], {
      x: stage.x - side * 300,
      y: 250,
      size: 150,
      angle: -side * 0.3,
      blur: 1.5,
    });
    groundShadow(context, {
      x: stage.x,
      y: stage.bottom + 20,
      width: stage.size * 0.7,
      color: palette.ink,
      strength: 0.8,
    });
    place(context, shot.main, { x: stage.x, y: 440, size: stage.size, angle: side * 0.07 });
    place(context, shot.props[1], { x: stage.x + side * 290, y: 650, size: 140, angle: side * 0.25 });
    place(context, shot.props[0], { x: stage.x - side * 250, y: 690, size: 96, angle: side * 0.5 });
  }
  place(context, shot.props[1], {
    x: side > 0 ? 70 : 830,
    y: 846,
    size: 240,
    angle: side * 0.6,
    blur: 13,
    alpha: 0.85,
  });
}

/** Several of the product on a sunny table, as one would lay them out at home. */
export function drawScene(shot: Shot, turn: number): void {
  const stage = BACKDROPS[turn % 2 === 0 ? 'sunlit' : 'arch'](shot);
  const side = turn % 4 < 2 ? -1 : 1;
  stand(shot, shot.props[1], {
    x: 450 + side * 352,
    bottom: stage.bottom - 30,
    size: 200,
    angle: side * 0.08,
  });
  stand(shot, shot.main, { x: 450 + side * 176, bottom: stage.bottom - 60, size: 320, angle: side * 0.06 });
  stand(shot, shot.main, { x: 450 - side * 136, bottom: stage.bottom + 16, size: 430, angle: -side * 0.03 });
  stand(shot, shot.props[0], {
    x: 450 + side * 190,
    bottom: stage.bottom + 54,
    size: 168,
    angle: -side * 0.1,
  });
  stand(shot, shot.main, { x: 450 - side * 345, bottom: stage.bottom + 62, size: 176, angle: side * 0.28 });
}

/** Seen from above: product and props in diagonal rows. No words. */
export function drawFlatlay(shot: Shot): void {
  const { context, palette, random } = shot;
  tableTop(shot);
  const cast = [shot.main, shot.props[0], shot.main, shot.props[1]];
  const step = 236;
  for (let row = -1; row < 5; row += 1) {
    for (let column = -1; column < 5; column += 1) {
      const sprite = cast[(row * 2 + column + 8) % 4] ?? shot.main;
      const size = sprite === shot.main ? 196 : 112;
      const x = column * step + (row % 2 === 0 ? 0 : step / 2) + 30;
      const y = row * step * 0.86 + 70;
      const angle = (random() - 0.5) * 0.9;
      groundShadow(context, {
        x: x + 14,
        y: y + size * 0.36,
        width: size * 0.86,
        color: palette.ink,
        strength: 0.55,
      });
      place(context, sprite, { x, y, size, angle });
    }
  }
  context.fillStyle = linear(
    context,
    [0, 0, SIDE, SIDE],
    [alpha(palette.glow, 0.34), alpha(palette.glow, 0), alpha(palette.ink, 0.1)],
  );
  context.fillRect(0, 0, SIDE, SIDE);
}

/** How it arrives: drawn packaging with our label, the product beside it. */
export function drawPack(shot: Shot, product: DemoProduct): void {
  const { context, palette } = shot;
  context.fillStyle = linear(context, [0, 0, SIDE, SIDE], palette.wall);
  context.fillRect(0, 0, SIDE, SIDE);
  context.fillStyle = alpha(palette.block[0], 0.9);
  context.beginPath();
  context.roundRect(470, 70, 360, 620, [180, 180, 0, 0]);
  context.fill();
  context.fillStyle = linear(context, [0, 690, 0, SIDE], palette.floor);
  context.fillRect(0, 690, SIDE, 210);
  PACKAGES[product.picture.pack](shot, product.picture.label);
  const front = product.picture.pack === 'tag' ? shot.props[0] : shot.main;
  stand(shot, front, { x: 700, bottom: 836, size: product.picture.pack === 'tag' ? 190 : 262, angle: 0.05 });
  stand(shot, shot.props[1], { x: 186, bottom: 842, size: 150, angle: -0.14 });
}

/** Title, selling points and the first parameters beside the product. */
export function drawSpec(shot: Shot, product: DemoProduct): void {
  const { context, palette } = shot;
  context.fillStyle = linear(context, [0, 0, 0, SIDE], [palette.block[0], palette.glow, palette.wall[0]]);
  context.fillRect(0, 0, SIDE, SIDE);
  context.fillStyle = linear(context, [560, 80, 900, 700], palette.wall);
  context.beginPath();
  context.arc(716, 380, 330, 0, Math.PI * 2);
  context.fill();
  cylinder(context, palette, { x: 690, top: 560, radius: 176, height: 46 });
  stand(shot, shot.props[0], { x: 820, bottom: 590, size: 112, angle: 0.1 });
  stand(shot, shot.main, { x: 682, bottom: 584, size: 336 });
  drawText(context, '一脉优选 · 买手手记', { x: 60, y: 96, font: font('medium', 24), color: palette.accent });
  context.font = font('display', 58);
  const name = wrapBalanced(context, product.picture.label, { maxWidth: 420, maxLines: 2 });
  name.forEach((line, at) =>
    drawText(context, line, { x: 58, y: 176 + at * 70, font: font('display', 58), color: palette.ink }),
  );
  const below = 176 + (name.length - 1) * 70;
  context.font = font('regular', 26);
  wrapText(context, product.subtitle, { maxWidth: 400, maxLines: 2 }).forEach((line, at) =>
    drawText(context, line, {
      x: 60,
      y: below + 52 + at * 38,
      font: font('regular', 26),
      color: palette.muted,
    }),
  );
  drawPoints(shot, product.sellingPoints.slice(0, 4), below + 162);
  drawParameters(shot, product);
}

function drawPoints({ context, palette }: Shot, points: readonly string[], top: number): void {
  points.forEach((text, at) => {
    const y = top + at * 62;
    fillRounded(context, { x: 60, y: y - 30, width: 40, height: 40 }, { radius: 20, fill: palette.accent });
    context.strokeStyle = '#ffffff';
    context.lineWidth = 4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(71, y - 10);
    context.lineTo(78, y - 3);
    context.lineTo(90, y - 17);
    context.stroke();
    drawText(context, text, { x: 118, y: y + 1, font: font('medium', 30), color: palette.ink });
  });
}

function drawParameters({ context, palette }: Shot, product: DemoProduct): void {
  const table = product.detail.find((block) => block.kind === 'table');
  const rows = table?.kind === 'table' ? table.rows.slice(0, 3) : [];
  fillRounded(
    context,
    { x: 44, y: 660, width: 812, height: 196 },
    { radius: 28, fill: '#ffffffee', shadow: alpha(palette.ink, 0.12), blur: 30, drop: 10 },
  );
  rows.forEach(([name, value], at) => {
    const y = 716 + at * 54;
    drawText(context, name, { x: 80, y, font: font('regular', 25), color: palette.muted });
    context.font = font('medium', 26);
    const [line = ''] = wrapText(context, value, { maxWidth: 560, maxLines: 1 });
    drawText(context, line, { x: 250, y, font: font('medium', 26), color: palette.ink });
    if (at === rows.length - 1) return;
    context.fillStyle = alpha(palette.ink, 0.09);
    context.fillRect(80, y + 18, 740, 1.5);
  });
}
