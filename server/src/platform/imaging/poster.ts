import { formatYuan, type Fen } from '@yimai/shared/kernel/money';
import {
  drawClipped,
  drawContain,
  drawCover,
  drawText,
  fillRounded,
  roundedPath,
  verticalGradient,
} from './draw.js';
import { font, loadCanvas, type Context2D, type Drawable } from './fonts.js';
import { POSTER_PALETTES, type PosterPalette, type PosterTheme } from './poster-theme.js';
import { ellipsize, printable, wrapBalanced, wrapText } from './text.js';

export type { PosterTheme } from './poster-theme.js';

export interface PosterRequest {
  kind: 'product' | 'shop' | 'recruit';
  /** Any format sharp or a browser knows; cut to the frame. */
  productImage: Buffer;
  /** Product title, or the headline of a shop or recruiting poster. */
  title: string;
  subtitle?: string;
  /** Shown for products only. */
  priceFen: Fen;
  marketPriceFen?: Fen;
  distributorName: string;
  avatar?: Buffer;
  /** QR or mini-program code with its own quiet zone, square. */
  codeImage: Buffer;
  /** 长按识别小程序码 / 抖音扫一扫 / 浏览器扫码. */
  codeHint: string;
  shopName: string;
  theme: PosterTheme;
}

export const POSTER_WIDTH = 750;
export const POSTER_HEIGHT = 1334;

/** What the layouts draw with: everything decoded and cleaned. */
interface Scene {
  context: Context2D;
  palette: PosterPalette;
  request: PosterRequest;
  picture: Drawable;
  code: Drawable;
  avatar: Drawable | null;
}

/**
 * A share poster (rule SH01) as a 750 × 1334 PNG of well under 1 MB. Long titles wrap to two or three lines and end in
 * "…"; letters our fonts lack are left out. Rejects when one of the pictures cannot be decoded.
 */
export async function renderPoster(request: PosterRequest): Promise<Buffer> {
  const canvasModule = await loadCanvas();
  const [picture, code, avatar] = await Promise.all([
    canvasModule.loadImage(request.productImage),
    canvasModule.loadImage(request.codeImage),
    request.avatar ? canvasModule.loadImage(request.avatar) : null,
  ]);
  const canvas = canvasModule.createCanvas(POSTER_WIDTH, POSTER_HEIGHT);
  const scene: Scene = {
    context: canvas.getContext('2d'),
    palette: POSTER_PALETTES[request.theme],
    request,
    picture,
    code,
    avatar,
  };
  scene.context.imageSmoothingQuality = 'high';
  drawBackground(scene);
  ({ product: drawProduct, shop: drawShop, recruit: drawRecruit })[request.kind](scene);
  return canvas.encode('png');
}

function drawBackground({ context, palette }: Scene): void {
  const page = { x: 0, y: 0, width: POSTER_WIDTH, height: POSTER_HEIGHT };
  context.fillStyle = verticalGradient(context, page, palette.background);
  context.fillRect(0, 0, POSTER_WIDTH, POSTER_HEIGHT);
  context.strokeStyle = palette.ornament;
  context.fillStyle = palette.ornament;
  context.lineWidth = 2;
  for (const radius of [120, 190, 270, 360, 460]) {
    context.beginPath();
    context.arc(690, 40, radius, 0, Math.PI * 2);
    context.stroke();
  }
  context.beginPath();
  context.arc(60, 1250, 260, 0, Math.PI * 2);
  context.fill();
}

/** Avatar or the first letter of the name, the name, and one line below it. */
function drawDistributor({ context, palette, request, avatar }: Scene, line: string): void {
  const box = { x: 48, y: 44, width: 88, height: 88 };
  fillRounded(
    context,
    { x: 44, y: 40, width: 96, height: 96 },
    { radius: 48, fill: 'rgba(255,255,255,0.85)' },
  );
  if (avatar) {
    drawClipped(context, avatar, { box, radius: 44 });
  } else {
    fillRounded(context, box, { radius: 44, fill: palette.accentSoft });
    const initial = [...printable(request.distributorName)][0] ?? [...request.shopName][0] ?? '';
    drawText(context, initial, {
      x: 92,
      y: 106,
      font: font('bold', 40),
      color: palette.accent,
      align: 'center',
    });
  }
  context.font = font('bold', 30);
  const name = ellipsize(context, request.distributorName || request.shopName, 360);
  drawText(context, name, { x: 160, y: 82, font: font('bold', 30), color: palette.onBackground });
  drawText(context, line, { x: 160, y: 120, font: font('regular', 23), color: palette.onBackgroundMuted });
  drawShopName({ context, palette, request });
}

function drawShopName({ context, palette, request }: Pick<Scene, 'context' | 'palette' | 'request'>): void {
  const right = POSTER_WIDTH - 48;
  context.font = font('display', 30);
  drawText(context, ellipsize(context, request.shopName, 180), {
    x: right,
    y: 100,
    font: font('display', 30),
    color: palette.onBackground,
    align: 'right',
  });
}

function drawProduct(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  drawDistributor(scene, '为你挑了一件好物');
  const card = { x: 36, y: 168, width: 678, height: 1130 };
  fillRounded(context, card, {
    radius: 30,
    fill: '#ffffff',
    shadow: 'rgba(40,12,4,0.28)',
    blur: 60,
    drop: 20,
  });
  drawClipped(context, picture, { box: { ...card, height: 660 }, radius: [30, 30, 0, 0] });
  drawPrice(scene, 908);
  context.font = font('bold', 36);
  const titleLines = wrapText(context, request.title, { maxWidth: 610, maxLines: request.subtitle ? 2 : 3 });
  let y = 966;
  for (const line of titleLines) {
    drawText(context, line, { x: 70, y, font: font('bold', 36), color: palette.ink });
    y += 48;
  }
  if (request.subtitle) {
    context.font = font('regular', 25);
    drawText(context, ellipsize(context, request.subtitle, 610), {
      x: 70,
      y: y - 4,
      font: font('regular', 25),
      color: palette.muted,
    });
  }
  drawTicketEdge(scene, 1086);
  drawCodeRow(scene, 1098);
}

function drawPrice({ context, palette, request }: Scene, y: number): void {
  const [whole = '', decimals = '00'] = formatYuan(request.priceFen).split('.');
  let x = 68;
  x += drawText(context, '¥', { x, y, font: font('bold', 34), color: palette.accent }) + 4;
  x += drawText(context, whole, { x, y, font: font('bold', 62), color: palette.accent });
  if (decimals !== '00')
    x += drawText(context, `.${decimals}`, { x, y, font: font('bold', 34), color: palette.accent });
  const market = request.marketPriceFen;
  if (market === undefined || market <= request.priceFen) return;
  x += 18;
  const struck = `¥${formatYuan(market).replace(/\.00$/, '')}`;
  const width = drawText(context, struck, { x, y: y - 2, font: font('regular', 26), color: palette.muted });
  context.fillStyle = palette.muted;
  context.fillRect(x, y - 11, width, 1.5);
  const saved = `立省 ¥${formatYuan((market - request.priceFen) as Fen).replace(/\.00$/, '')}`;
  context.font = font('medium', 24);
  const tagWidth = context.measureText(saved).width + 36;
  fillRounded(
    context,
    { x: 682 - tagWidth, y: y - 40, width: tagWidth, height: 46 },
    { radius: 23, fill: palette.accentSoft },
  );
  drawText(context, saved, {
    x: 682 - tagWidth / 2,
    y: y - 8,
    font: font('medium', 24),
    color: palette.accent,
    align: 'center',
  });
}

/** A dashed line between two notches, as on a ticket. The notches show the background's colour at that height. */
function drawTicketEdge({ context, palette }: Scene, y: number): void {
  context.save();
  const page = { x: 0, y: 0, width: POSTER_WIDTH, height: POSTER_HEIGHT };
  context.fillStyle = verticalGradient(context, page, palette.background);
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

function drawCodeRow({ context, palette, request, code }: Scene, top: number): void {
  drawContain(context, code, { x: 494, y: top, width: 190, height: 190 });
  context.font = font('bold', 30);
  drawText(context, ellipsize(context, request.codeHint, 400), {
    x: 70,
    y: top + 76,
    font: font('bold', 30),
    color: palette.ink,
  });
  context.font = font('regular', 23);
  drawText(context, ellipsize(context, `来自 ${request.shopName} 的分享`, 400), {
    x: 70,
    y: top + 116,
    font: font('regular', 23),
    color: palette.muted,
  });
  drawText(context, '价格与库存以页面展示为准', {
    x: 70,
    y: top + 152,
    font: font('regular', 20),
    color: palette.muted,
  });
}

function drawShop(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  drawDistributor(scene, '邀请你逛逛这家店');
  const arch = { x: 85, y: 176, width: 580, height: 610 };
  context.fillStyle = 'rgba(255,255,255,0.22)';
  roundedPath(context, { x: 73, y: 164, width: 604, height: 634 }, [302, 302, 52, 52]);
  context.fill();
  context.save();
  roundedPath(context, arch, [290, 290, 40, 40]);
  context.clip();
  drawCover(context, picture, arch);
  context.restore();
  context.font = font('display', 66);
  drawText(context, ellipsize(context, request.title, 640), {
    x: 375,
    y: 884,
    font: font('display', 66),
    color: palette.onBackground,
    align: 'center',
  });
  if (request.subtitle) {
    context.font = font('regular', 27);
    drawText(context, ellipsize(context, request.subtitle, 620), {
      x: 375,
      y: 938,
      font: font('regular', 27),
      color: palette.onBackgroundMuted,
      align: 'center',
    });
  }
  drawCodeCard(scene, 976, '进店看看今天上了什么');
}

function drawCodeCard({ context, palette, request, code }: Scene, top: number, line: string): void {
  const card = { x: 60, y: top, width: 630, height: 296 };
  fillRounded(context, card, {
    radius: 32,
    fill: '#ffffff',
    shadow: 'rgba(40,12,4,0.24)',
    blur: 50,
    drop: 18,
  });
  drawContain(context, code, { x: 84, y: top + 28, width: 240, height: 240 });
  context.font = font('bold', 31);
  let y = top + 112;
  for (const text of wrapText(context, request.codeHint, { maxWidth: 320, maxLines: 2 })) {
    drawText(context, text, { x: 346, y, font: font('bold', 31), color: palette.ink });
    y += 44;
  }
  context.font = font('regular', 24);
  drawText(context, ellipsize(context, line, 320), {
    x: 346,
    y: y + 4,
    font: font('regular', 24),
    color: palette.muted,
  });
  drawText(context, ellipsize(context, request.shopName, 320), {
    x: 346,
    y: y + 46,
    font: font('display', 28),
    color: palette.accent,
  });
}

/** Lawful wording: nothing is paid to join, nothing is promised, commission comes from completed orders only. */
const RECRUIT_STEPS = [
  ['免费申请', '无需缴费，也无需先购买商品'],
  ['挑选分享', '把自己用过、喜欢的好物告诉朋友'],
  ['成交得佣', '订单完成后按规则结算，逐笔可查'],
] as const;

function drawRecruit(scene: Scene): void {
  const { context, palette, request, picture } = scene;
  drawDistributor(scene, '邀请你成为推广伙伴');
  context.font = font('display', 62);
  const lines = wrapBalanced(context, request.title, { maxWidth: 640, maxLines: 2 });
  let y = lines.length > 1 ? 226 : 252;
  for (const line of lines) {
    drawText(context, line, { x: 58, y, font: font('display', 62), color: palette.onBackground });
    y += 76;
  }
  if (request.subtitle) {
    context.font = font('regular', 27);
    drawText(context, ellipsize(context, request.subtitle, 630), {
      x: 60,
      y: y - 20,
      font: font('regular', 27),
      color: palette.onBackgroundMuted,
    });
  }
  const top = y + (request.subtitle ? 10 : -30);
  drawClipped(context, picture, { box: { x: 60, y: top, width: 630, height: 632 - top }, radius: 32 });
  RECRUIT_STEPS.forEach(([name, text], index) => {
    const top = 656 + index * 100;
    fillRounded(
      context,
      { x: 60, y: top, width: 630, height: 86 },
      { radius: 24, fill: 'rgba(255,255,255,0.94)' },
    );
    fillRounded(context, { x: 80, y: top + 17, width: 52, height: 52 }, { radius: 26, fill: palette.accent });
    drawText(context, String(index + 1), {
      x: 106,
      y: top + 53,
      font: font('bold', 28),
      color: '#ffffff',
      align: 'center',
    });
    drawText(context, name, { x: 152, y: top + 54, font: font('bold', 29), color: palette.ink });
    drawText(context, text, { x: 292, y: top + 53, font: font('regular', 23), color: palette.muted });
  });
  drawCodeCard(scene, 976, '查看规则与佣金说明');
  drawText(context, '收益取决于实际成交，不构成任何收入承诺', {
    x: 375,
    y: 1312,
    font: font('regular', 20),
    color: palette.onBackgroundMuted,
    align: 'center',
  });
}
