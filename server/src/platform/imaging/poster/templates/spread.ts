import { drawCover, drawText, verticalGradient } from '../../draw.js';
import { font } from '../../fonts.js';
import { ellipsize } from '../../text.js';
import { drawAvatar, drawCode, drawLines, drawPrice, drawSteps } from '../parts.js';
import {
  INVITES,
  POSTER_HEIGHT,
  POSTER_WIDTH,
  RECRUIT_STEPS,
  SMALL_PRINT,
  SPEAKS,
  type Scene,
} from '../scene.js';

/** Where the picture ends and the panel begins. */
const FOLD = 884;

/** A page of a magazine: the picture to the edges, the headline over it, the facts on a panel below. */
export function drawSpread(scene: Scene): void {
  const { context, palette, picture, background, request } = scene;
  const box = { x: 0, y: 0, width: POSTER_WIDTH, height: FOLD };
  drawCover(context, background ?? picture, box);
  const shade = { x: 0, y: FOLD - 460, width: POSTER_WIDTH, height: 460 };
  context.fillStyle = verticalGradient(context, shade, [
    'rgba(14,10,8,0)',
    'rgba(14,10,8,0.42)',
    'rgba(14,10,8,0.78)',
  ]);
  context.fillRect(shade.x, shade.y, shade.width, shade.height);
  const lid = { x: 0, y: 0, width: POSTER_WIDTH, height: 170 };
  context.fillStyle = verticalGradient(context, lid, ['rgba(14,10,8,0.5)', 'rgba(14,10,8,0)']);
  context.fillRect(0, 0, lid.width, lid.height);
  drawMasthead(scene);
  const headline =
    request.copy ?? (request.kind === 'product' ? (request.subtitle ?? request.title) : request.title);
  context.font = font('display', 64);
  const isLong = [...headline].length > 18;
  const lines = Math.min(2, Math.ceil(context.measureText(headline).width / 650));
  drawLines(context, headline, {
    at: { x: 50, y: FOLD - 52 - (isLong || lines > 1 ? 74 : 0) },
    style: {
      face: 'display',
      px: isLong ? 52 : 64,
      color: '#fff8ee',
      maxWidth: 650,
      maxLines: 2,
      leading: isLong ? 72 : 80,
      isBalanced: true,
    },
  });
  context.fillStyle = verticalGradient(
    context,
    { x: 0, y: FOLD, width: POSTER_WIDTH, height: POSTER_HEIGHT - FOLD },
    [palette.background[0], palette.background[1]],
  );
  context.fillRect(0, FOLD, POSTER_WIDTH, POSTER_HEIGHT - FOLD);
  drawPanel(scene);
}

function drawMasthead({ context, request }: Scene): void {
  context.font = font('display', 40);
  drawText(context, ellipsize(context, request.shopName, 420), {
    x: 50,
    y: 86,
    font: font('display', 40),
    color: '#fff8ee',
  });
  const word = { product: '好物推荐', shop: '小店推荐', recruit: '伙伴招募' }[request.kind];
  drawText(context, word, {
    x: POSTER_WIDTH - 50,
    y: 84,
    font: font('regular', 26),
    color: 'rgba(255,248,238,0.92)',
    align: 'right',
  });
  context.fillStyle = 'rgba(255,248,238,0.6)';
  context.fillRect(50, 112, POSTER_WIDTH - 100, 1.5);
}

function drawPanel(scene: Scene): void {
  const { context, palette, request } = scene;
  const ink = palette.onBackground;
  const muted = palette.onBackgroundMuted;
  drawCode(scene, { x: 510, y: FOLD + 60, size: 180 });
  context.font = font('medium', 23);
  drawText(context, request.codeHint, {
    x: 600,
    y: FOLD + 292,
    font: font('medium', 23),
    color: muted,
    align: 'center',
  });
  if (request.kind === 'product') {
    drawPrice(scene, { x: 50, y: FOLD + 106, style: { px: 68, color: ink, muted } });
    drawLines(context, request.title, {
      at: { x: 50, y: FOLD + 172 },
      style: { face: 'bold', px: 34, color: ink, maxWidth: 420, maxLines: 2, leading: 48 },
    });
  } else if (request.kind === 'recruit') {
    drawSteps(
      scene,
      RECRUIT_STEPS.map(([name]) => [name, ''] as const),
      { x: 50, y: FOLD + 54, ink, muted },
    );
  } else {
    drawLines(context, request.copy ? request.title : (request.subtitle ?? INVITES.shop), {
      at: { x: 50, y: FOLD + 110 },
      style: { face: 'display', px: 40, color: ink, maxWidth: 410, maxLines: 3, leading: 58 },
    });
  }
  drawAvatar(scene, { x: 50, y: 1212, size: 68, ring: 'rgba(255,255,255,0.85)' });
  context.font = font('bold', 27);
  drawText(context, ellipsize(context, request.distributorName || request.shopName, 300), {
    x: 138,
    y: 1242,
    font: font('bold', 27),
    color: ink,
  });
  drawText(context, SPEAKS[request.kind], { x: 138, y: 1274, font: font('regular', 21), color: muted });
  drawText(context, SMALL_PRINT[request.kind], {
    x: POSTER_WIDTH - 50,
    y: 1308,
    font: font('regular', 19),
    color: muted,
    align: 'right',
  });
}
