import { drawClipped, drawCover, drawText, fillRounded, roundedPath, verticalGradient } from '../../draw.js';
import { font } from '../../fonts.js';
import { ellipsize } from '../../text.js';
import { drawCode, drawGround, drawLines, drawPrice, drawRings, drawSaving, drawSpeaker } from '../parts.js';
import { INVITES, PAGE, RECRUIT_STEPS, SMALL_PRINT, type Scene } from '../scene.js';

const SHADOW = { shadow: 'rgba(40,12,4,0.28)', blur: 60, drop: 20 };

/** A white card on a coloured ground: the plainest, and the easiest to read in a crowded chat. */
export function drawCard(scene: Scene): void {
  drawGround(scene);
  if (!scene.background) drawRings(scene);
  drawSpeaker(scene);
  ({ product: drawProduct, shop: drawShop, recruit: drawRecruit })[scene.request.kind](scene);
}

function drawProduct(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  const card = { x: 36, y: 168, width: 678, height: 1130 };
  fillRounded(context, card, { radius: 30, fill: '#ffffff', ...SHADOW });
  drawClipped(context, picture, { box: { ...card, height: 660 }, radius: [30, 30, 0, 0] });
  drawPrice(scene, { x: 68, y: 908, style: { px: 62, color: palette.accent, muted: palette.muted } });
  drawSaving(scene, 682, 908);
  const words = request.copy ?? request.subtitle;
  const y = drawLines(context, request.title, {
    at: { x: 70, y: 966 },
    style: { face: 'bold', px: 36, color: palette.ink, maxWidth: 610, maxLines: words ? 1 : 2, leading: 48 },
  });
  if (words)
    drawLines(context, words, {
      at: { x: 70, y: y - 2 },
      style: {
        face: 'regular',
        px: 26,
        color: request.copy ? palette.ink : palette.muted,
        maxWidth: 610,
        maxLines: 2,
        leading: 38,
      },
    });
  drawTicketEdge(scene, 1086);
  drawCode(scene, { x: 494, y: 1098, size: 190, pad: 0 });
  drawText(context, request.codeHint, { x: 70, y: 1174, font: font('bold', 30), color: palette.ink });
  context.font = font('regular', 23);
  const from = ellipsize(context, `来自 ${request.shopName} 的分享`, 400);
  drawText(context, from, { x: 70, y: 1214, font: font('regular', 23), color: palette.muted });
  drawText(context, SMALL_PRINT.product, {
    x: 70,
    y: 1250,
    font: font('regular', 20),
    color: palette.muted,
  });
}

/** A dashed line between two notches, as on a ticket. The notches show the ground at that height. */
function drawTicketEdge({ context, palette, background }: Scene, y: number): void {
  context.save();
  context.fillStyle = background
    ? palette.background[2]
    : verticalGradient(context, PAGE, palette.background);
  for (const [x, from, to] of [
    [36, -Math.PI / 2, Math.PI / 2],
    [714, Math.PI / 2, -Math.PI / 2],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 15, from, to);
    context.fill();
  }
  context.strokeStyle = palette.line;
  context.lineWidth = 2;
  context.setLineDash([8, 8]);
  context.beginPath();
  context.moveTo(68, y);
  context.lineTo(682, y);
  context.stroke();
  context.restore();
}

function drawShop(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  const arch = { x: 85, y: 176, width: 580, height: 610 };
  context.fillStyle = 'rgba(255,255,255,0.22)';
  roundedPath(context, { x: 73, y: 164, width: 604, height: 634 }, [302, 302, 52, 52]);
  context.fill();
  context.save();
  roundedPath(context, arch, [290, 290, 40, 40]);
  context.clip();
  drawCover(context, picture, arch);
  context.restore();
  drawLines(context, request.title, {
    at: { x: 375, y: 880 },
    style: {
      face: 'display',
      px: 64,
      color: palette.onBackground,
      maxWidth: 640,
      maxLines: 1,
      align: 'center',
    },
  });
  drawLines(context, request.copy ?? request.subtitle ?? '', {
    at: { x: 375, y: 930 },
    style: {
      face: 'regular',
      px: 27,
      color: palette.onBackgroundMuted,
      maxWidth: 600,
      maxLines: 1,
      align: 'center',
    },
  });
  drawCodeCard(scene, 976);
}

function drawCodeCard(scene: Scene, top: number): void {
  const { context, palette, request } = scene;
  fillRounded(
    context,
    { x: 60, y: top, width: 630, height: 296 },
    { radius: 32, fill: '#ffffff', shadow: 'rgba(40,12,4,0.24)', blur: 50, drop: 18 },
  );
  drawCode(scene, { x: 84, y: top + 28, size: 240, pad: 0 });
  const y = drawLines(context, request.codeHint, {
    at: { x: 346, y: top + 112 },
    style: { face: 'bold', px: 31, color: palette.ink, maxWidth: 320, maxLines: 2, leading: 44 },
  });
  const line = request.kind === 'product' ? SMALL_PRINT.product : INVITES[request.kind];
  drawText(context, line, { x: 346, y: y + 4, font: font('regular', 24), color: palette.muted });
  context.font = font('display', 28);
  drawText(context, ellipsize(context, request.shopName, 320), {
    x: 346,
    y: y + 46,
    font: font('display', 28),
    color: palette.accent,
  });
}

function drawRecruit(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  const y = drawLines(context, request.title, {
    at: { x: 58, y: 232 },
    style: {
      face: 'display',
      px: 60,
      color: palette.onBackground,
      maxWidth: 640,
      maxLines: 2,
      leading: 74,
      isBalanced: true,
    },
  });
  const words = request.copy ?? request.subtitle ?? '';
  drawLines(context, words, {
    at: { x: 60, y: y - 20 },
    style: { face: 'regular', px: 27, color: palette.onBackgroundMuted, maxWidth: 630, maxLines: 1 },
  });
  const top = y + (words ? 10 : -30);
  drawClipped(context, picture, { box: { x: 60, y: top, width: 630, height: 632 - top }, radius: 32 });
  RECRUIT_STEPS.forEach(([name, text], index) => {
    const from = 656 + index * 100;
    fillRounded(
      context,
      { x: 60, y: from, width: 630, height: 86 },
      { radius: 24, fill: 'rgba(255,255,255,0.94)' },
    );
    fillRounded(
      context,
      { x: 80, y: from + 17, width: 52, height: 52 },
      { radius: 26, fill: palette.accent },
    );
    drawText(context, String(index + 1), {
      x: 106,
      y: from + 53,
      font: font('bold', 28),
      color: '#ffffff',
      align: 'center',
    });
    drawText(context, name, { x: 152, y: from + 54, font: font('bold', 29), color: palette.ink });
    drawText(context, text, { x: 292, y: from + 53, font: font('regular', 23), color: palette.muted });
  });
  drawCodeCard(scene, 976);
  drawText(context, SMALL_PRINT.recruit, {
    x: 375,
    y: 1312,
    font: font('regular', 20),
    color: palette.onBackgroundMuted,
    align: 'center',
  });
}
