import { drawCover, drawText, roundedPath } from '../../draw.js';
import { font } from '../../fonts.js';
import { ellipsize, printable } from '../../text.js';
import { drawCode, drawGround, drawLines, drawPrice, drawSeal } from '../parts.js';
import { INVITES, POSTER_WIDTH, SMALL_PRINT, type Scene } from '../scene.js';

const CENTRE = POSTER_WIDTH / 2;

/** A notice of a gallery: one thing under an arch, much air around it, few words. */
export function drawBlank(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  drawGround(scene);
  const ink = palette.onBackground;
  const muted = palette.onBackgroundMuted;
  drawSpaced(scene, request.shopName, 104);
  const arch = { x: 145, y: 160, width: 460, height: 560 };
  context.save();
  roundedPath(context, arch, [230, 230, 12, 12]);
  context.clip();
  drawCover(context, picture, arch);
  context.restore();
  context.strokeStyle = muted;
  context.globalAlpha = 0.4;
  context.lineWidth = 1.5;
  roundedPath(context, { x: 129, y: 144, width: 492, height: 592 }, [246, 246, 20, 20]);
  context.stroke();
  context.globalAlpha = 1;
  drawSeal(context, request.shopName, { x: 572, y: 664, size: 76 });
  const isProduct = request.kind === 'product';
  const y = drawLines(context, request.title, {
    at: { x: CENTRE, y: isProduct ? 818 : 850 },
    style: {
      face: 'display',
      px: isProduct ? 50 : 66,
      color: ink,
      maxWidth: 610,
      maxLines: 2,
      leading: isProduct ? 68 : 78,
      align: 'center',
      isBalanced: true,
    },
  });
  const below = drawLines(context, request.copy ?? request.subtitle ?? '', {
    at: { x: CENTRE, y: isProduct ? y - 8 : y + 6 },
    style: {
      face: 'regular',
      px: isProduct ? 27 : 31,
      color: muted,
      maxWidth: 560,
      maxLines: 2,
      leading: 42,
      align: 'center',
      isBalanced: true,
    },
  });
  if (isProduct)
    drawPrice(scene, {
      x: CENTRE,
      y: below + 36,
      style: { px: 50, color: palette.accent, muted, align: 'center' },
    });
  drawFoot(scene);
}

/** Letters set wide apart between two hairlines. */
function drawSpaced({ context, palette }: Scene, text: string, y: number): void {
  const letters = [...printable(text)].slice(0, 12);
  const step = 46;
  const start = CENTRE - ((letters.length - 1) * step) / 2;
  letters.forEach((letter, index) =>
    drawText(context, letter, {
      x: start + index * step,
      y,
      font: font('display', 32),
      color: palette.onBackground,
      align: 'center',
    }),
  );
  context.fillStyle = palette.onBackgroundMuted;
  context.globalAlpha = 0.4;
  const reach = ((letters.length - 1) * step) / 2 + 44;
  context.fillRect(70, y - 11, CENTRE - reach - 70, 1.5);
  context.fillRect(CENTRE + reach, y - 11, CENTRE - reach - 70, 1.5);
  context.globalAlpha = 1;
}

function drawFoot(scene: Scene): void {
  const { context, palette, request } = scene;
  const muted = palette.onBackgroundMuted;
  context.fillStyle = muted;
  context.globalAlpha = 0.4;
  context.fillRect(70, 1082, POSTER_WIDTH - 140, 1.5);
  context.globalAlpha = 1;
  drawCode(scene, { x: 508, y: 1110, size: 172, pad: 8 });
  context.font = font('bold', 30);
  drawText(context, ellipsize(context, request.distributorName || request.shopName, 380), {
    x: 72,
    y: 1150,
    font: font('bold', 30),
    color: palette.onBackground,
  });
  const line = request.kind === 'product' ? '诚意推荐' : INVITES[request.kind];
  drawText(context, line, { x: 72, y: 1190, font: font('regular', 24), color: muted });
  drawText(context, request.codeHint, {
    x: 72,
    y: 1246,
    font: font('medium', 24),
    color: palette.onBackground,
  });
  drawText(context, SMALL_PRINT[request.kind], { x: 72, y: 1282, font: font('regular', 19), color: muted });
}
