import { drawCover, drawText, fillRounded } from '../../draw.js';
import { font } from '../../fonts.js';
import { drawCode, drawGround, drawLines, drawPrice, drawSpeaker, drawSteps } from '../parts.js';
import { INVITES, POSTER_WIDTH, RECRUIT_STEPS, SMALL_PRINT, type Scene } from '../scene.js';

const CENTRE = POSTER_WIDTH / 2;
const MOON = { x: CENTRE, y: 470, radius: 264 };
/** Fixed, so that the same poster is the same file. */
const STARS = [
  [82, 236, 2.4],
  [148, 640, 1.8],
  [640, 226, 2],
  [690, 560, 2.6],
  [612, 742, 1.6],
  [98, 420, 1.4],
  [664, 388, 1.4],
  [210, 206, 1.6],
  [540, 186, 1.8],
  [70, 730, 2],
] as const;

/** A moon, and in it what is offered; letters of the tone's light. */
export function drawNight(scene: Scene): void {
  const { context, palette, request } = scene;
  drawGround(scene);
  drawMoon(scene);
  drawSpeaker(scene);
  const isProduct = request.kind === 'product';
  const y = drawLines(context, request.title, {
    at: { x: CENTRE, y: isProduct ? 838 : 872 },
    style: {
      face: 'display',
      px: isProduct ? 52 : 68,
      color: palette.onBackground,
      maxWidth: 640,
      maxLines: 2,
      leading: isProduct ? 68 : 76,
      align: 'center',
      isBalanced: true,
    },
  });
  const words = request.copy ?? request.subtitle ?? '';
  const below = drawLines(context, words, {
    at: { x: CENTRE, y: isProduct ? y - 10 : y + 4 },
    style: {
      face: 'regular',
      px: isProduct ? 27 : 31,
      color: palette.onBackgroundMuted,
      maxWidth: 600,
      maxLines: request.kind === 'recruit' ? 1 : 2,
      leading: 40,
      align: 'center',
      isBalanced: true,
    },
  });
  if (isProduct)
    drawPrice(scene, {
      x: CENTRE,
      y: Math.min(below + 44, 1034),
      style: { px: 58, color: palette.onBackground, muted: palette.onBackgroundMuted, align: 'center' },
    });
  drawFoot(scene);
}

function drawMoon({ context, palette, picture }: Scene): void {
  const { x, y, radius } = MOON;
  context.save();
  context.strokeStyle = palette.ornament;
  context.lineWidth = 2;
  for (const more of [24, 58, 104, 164]) {
    context.beginPath();
    context.arc(x, y, radius + more, 0, Math.PI * 2);
    context.stroke();
  }
  context.fillStyle = palette.onBackground;
  for (const [left, top, size] of STARS) {
    context.globalAlpha = 0.5;
    context.beginPath();
    context.arc(left, top, size, 0, Math.PI * 2);
    context.fill();
  }
  context.globalAlpha = 1;
  context.shadowColor = palette.onBackground;
  context.shadowBlur = 60;
  context.fillStyle = palette.onBackground;
  context.beginPath();
  context.arc(x, y, radius + 5, 0, Math.PI * 2);
  context.fill();
  context.shadowBlur = 0;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.clip();
  drawCover(context, picture, { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  context.restore();
}

function drawFoot(scene: Scene): void {
  const { context, palette, request } = scene;
  const top = 1074;
  fillRounded(context, { x: 60, y: top, width: 630, height: 216 }, { radius: 28, fill: '#fffdf8' });
  drawCode(scene, { x: 484, y: top + 18, size: 180, pad: 0 });
  if (request.kind === 'recruit') {
    drawSteps(
      scene,
      RECRUIT_STEPS.map(([name]) => [name, ''] as const),
      {
        x: 92,
        y: top + 14,
        ink: palette.ink,
        muted: palette.muted,
      },
    );
    drawText(context, SMALL_PRINT.recruit, {
      x: CENTRE,
      y: 1316,
      font: font('regular', 18),
      color: palette.onBackgroundMuted,
      align: 'center',
    });
    return;
  }
  drawText(context, request.codeHint, { x: 92, y: top + 84, font: font('bold', 30), color: palette.ink });
  const line = request.kind === 'product' ? `来自 ${request.shopName} 的分享` : INVITES[request.kind];
  drawText(context, line, { x: 92, y: top + 126, font: font('regular', 23), color: palette.muted });
  drawText(context, SMALL_PRINT[request.kind], {
    x: 92,
    y: top + 166,
    font: font('regular', 20),
    color: palette.muted,
  });
}
