import { drawClipped, drawText, fillRounded, roundedPath } from '../../draw.js';
import { font } from '../../fonts.js';
import { ellipsize } from '../../text.js';
import { drawAvatar, drawCode, drawGround, drawLines, drawPrice, drawSaving, drawSteps } from '../parts.js';
import { INVITES, RECRUIT_STEPS, SMALL_PRINT, SPEAKS, type Scene } from '../scene.js';

const TICKET = { x: 60, y: 84, width: 630, height: 1166 };
/** Where it is torn off. */
const TEAR = 886;
const NOTCH = 24;

/** An admission ticket: what it admits to above the perforation, the code on the stub below. */
export function drawTicket(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  drawGround(scene);
  drawPaper(scene);
  // Three steps need more room than a few words do.
  const drop = request.kind === 'recruit' ? 0 : 52;
  drawClipped(context, picture, {
    box: { x: TICKET.x + 28, y: TICKET.y + 28, width: TICKET.width - 56, height: 430 + drop },
    radius: 20,
  });
  const left = TICKET.x + 40;
  const right = TICKET.x + TICKET.width - 40;
  if (request.kind === 'product') {
    drawPrice(scene, {
      x: left,
      y: 642 + drop,
      style: { px: 76, color: palette.accent, muted: palette.muted },
    });
    drawSaving(scene, right, 642 + drop);
  } else {
    drawLines(context, request.title, {
      at: { x: left, y: 632 + drop },
      style: { face: 'display', px: 58, color: palette.accent, maxWidth: right - left, maxLines: 1 },
    });
  }
  if (request.kind === 'recruit')
    drawSteps(scene, RECRUIT_STEPS, { x: left, y: 666, ink: palette.ink, muted: palette.muted });
  else drawWords(scene, { left, top: 706 + drop, width: right - left });
  drawStub(scene);
}

function drawWords(
  { context, palette, request }: Scene,
  { left, top, width }: { left: number; top: number; width: number },
): void {
  const words = request.copy ?? request.subtitle;
  const y =
    request.kind === 'product'
      ? drawLines(context, request.title, {
          at: { x: left, y: top },
          style: {
            face: 'bold',
            px: 35,
            color: palette.ink,
            maxWidth: width,
            maxLines: words ? 1 : 2,
            leading: 50,
          },
        })
      : top;
  if (words)
    drawLines(context, words, {
      at: { x: left, y },
      style: { face: 'regular', px: 27, color: palette.muted, maxWidth: width, maxLines: 2, leading: 42 },
    });
}

/** White paper with a notch bitten out at both ends of the perforation, over a shadow. */
function drawPaper({ context, palette }: Scene): void {
  const { x, y, width, height } = TICKET;
  context.save();
  context.shadowColor = 'rgba(40,20,4,0.3)';
  context.shadowBlur = 56;
  context.shadowOffsetY = 18;
  context.fillStyle = '#fffefb';
  context.beginPath();
  context.moveTo(x + 28, y);
  context.arcTo(x + width, y, x + width, y + 28, 28);
  context.lineTo(x + width, TEAR - NOTCH);
  context.arc(x + width, TEAR, NOTCH, -Math.PI / 2, Math.PI / 2, true);
  context.arcTo(x + width, y + height, x + width - 28, y + height, 28);
  context.arcTo(x, y + height, x, y + height - 28, 28);
  context.lineTo(x, TEAR + NOTCH);
  context.arc(x, TEAR, NOTCH, Math.PI / 2, -Math.PI / 2, true);
  context.arcTo(x, y, x + 28, y, 28);
  context.closePath();
  context.fill();
  context.restore();
  context.save();
  context.strokeStyle = palette.muted;
  context.globalAlpha = 0.5;
  context.lineWidth = 2.5;
  context.setLineDash([2, 12]);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x + NOTCH + 16, TEAR);
  context.lineTo(x + width - NOTCH - 16, TEAR);
  context.stroke();
  context.restore();
}

function drawStub(scene: Scene): void {
  const { context, palette, request } = scene;
  const left = TICKET.x + 40;
  drawCode(scene, { x: 424, y: TEAR + 44, size: 226, pad: 0 });
  context.font = font('medium', 24);
  drawText(context, request.codeHint, {
    x: 537,
    y: TEAR + 302,
    font: font('medium', 24),
    color: palette.ink,
    align: 'center',
  });
  drawAvatar(scene, { x: left, y: TEAR + 56, size: 84, ring: palette.line });
  context.font = font('bold', 29);
  drawText(context, ellipsize(context, request.distributorName || request.shopName, 210), {
    x: left + 104,
    y: TEAR + 94,
    font: font('bold', 29),
    color: palette.ink,
  });
  drawText(context, SPEAKS[request.kind], {
    x: left + 104,
    y: TEAR + 130,
    font: font('regular', 22),
    color: palette.muted,
  });
  drawShopMark(scene, left, TEAR + 190);
  const line = request.kind === 'product' ? SMALL_PRINT.product : INVITES[request.kind];
  drawText(context, line, { x: left, y: TEAR + 288, font: font('regular', 20), color: palette.muted });
  if (request.kind === 'recruit')
    drawText(context, SMALL_PRINT.recruit, {
      x: left,
      y: TEAR + 322,
      font: font('regular', 17),
      color: palette.muted,
    });
}

function drawShopMark({ context, palette, request }: Scene, x: number, y: number): void {
  context.font = font('display', 30);
  const name = ellipsize(context, request.shopName, 240);
  context.font = font('display', 30);
  const width = context.measureText(name).width + 44;
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  roundedPath(context, { x, y, width, height: 56 }, 28);
  context.stroke();
  drawText(context, name, { x: x + 22, y: y + 39, font: font('display', 30), color: palette.accent });
  fillRounded(context, { x, y: y + 80, width: 240, height: 1 }, { radius: 0, fill: palette.line });
}
