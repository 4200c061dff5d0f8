import sharp from 'sharp';
import { createCipheriv } from 'node:crypto';
import { POSTER_TEMPLATES, POSTER_TONES } from '@yimai/shared/domain/share/poster';
import { fen } from '@yimai/shared/kernel/money';
import { font, loadCanvas } from '../fonts.js';
import { POSTER_HEIGHT, POSTER_WIDTH, renderPoster, type PosterRequest } from './poster.js';
import { renderQr } from '../qr.js';
import { printable, wrapText } from '../text.js';
import { scanCodes } from '../../../../test/support/scan-code.js';

const LINK = 'https://shop.example.cn/p/mountain-nut-gift?k=7WQK3PXD9M2A';

async function request(change: Partial<PosterRequest> = {}): Promise<PosterRequest> {
  const productImage = await sharp({
    create: { width: 900, height: 900, channels: 3, background: '#e8c9a8' },
  })
    .jpeg()
    .toBuffer();
  return {
    kind: 'product',
    productImage,
    title: '山海坚果礼盒 八味轻烘 1.28kg',
    subtitle: '送长辈，也送自己的一份体面',
    priceFen: fen(29900),
    marketPriceFen: fen(36900),
    distributorName: '林小满',
    codeImage: await renderQr(LINK, { size: 400 }),
    codeHint: '长按识别小程序码',
    shopName: '一脉优选',
    template: 'card',
    tone: 'cinnabar',
    ...change,
  };
}

/** Every template and every tone, without the product of both: the code stands on white in all of them. */
const EVERY_TONE = POSTER_TONES.map(
  (tone, at) => [POSTER_TEMPLATES[at % POSTER_TEMPLATES.length] ?? 'card', tone] as const,
);
const KINDS = ['product', 'shop', 'recruit'] as const;

/** As busy as chance, and the same in every run: true chance draws something like a second code now and then. */
const noise = (length: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));

describe('poster', () => {
  it.each(EVERY_TONE)('%s in %s has the size and a code that scans', async (template, tone) => {
    const { bytes } = await renderPoster(await request({ template, tone }));
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'png',
      width: POSTER_WIDTH,
      height: POSTER_HEIGHT,
    });
    expect(bytes.length).toBeLessThan(1_200_000);
    expect(await scanCodes(bytes)).toEqual([LINK]);
  });

  it.each(POSTER_TEMPLATES)('%s scans over a busy picture of one’s own', async (template) => {
    const background = await sharp(noise(300 * 500 * 3), {
      raw: { width: 300, height: 500, channels: 3 },
    })
      .png()
      .toBuffer();
    const { bytes } = await renderPoster(await request({ template, background, copy: '自己的照片' }));
    expect(await scanCodes(bytes)).toEqual([LINK]);
  });

  it('is drawn within two seconds', async () => {
    const input = await request();
    await renderPoster(input);
    const before = process.cpuUsage(); // not the wall clock: the machine may be busy with something else
    await renderPoster(input);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });

  it.each(POSTER_TEMPLATES.map((template, at) => [template, KINDS[at % KINDS.length] ?? 'shop'] as const))(
    '%s as %s survives titles, names and words made to break it',
    async (template, kind) => {
      const { bytes } = await renderPoster(
        await request({
          kind,
          template,
          title: '超长标题'.repeat(200),
          distributorName: '🌈✨\u202e\u0000'.repeat(9),
          subtitle: 'A'.repeat(500),
          copy: '，'.repeat(20) + '长'.repeat(300),
          shopName: 'Shop 一脉优选旗舰店'.repeat(5),
        }),
      );
      expect(await scanCodes(bytes)).toEqual([LINK]);
    },
  );

  it('rejects a picture it cannot read', async () => {
    await expect(
      renderPoster(await request({ productImage: Buffer.from('not a picture') })),
    ).rejects.toThrow();
  });
});

describe('text', () => {
  it('draws Chinese with our own font, not boxes', async () => {
    const canvas = (await loadCanvas()).createCanvas(200, 100);
    const context = canvas.getContext('2d');
    const inkOf = (letter: string): string => {
      context.clearRect(0, 0, 200, 100);
      context.font = font('bold', 60);
      context.fillText(letter, 10, 70);
      return canvas.toBuffer('image/png').toString('base64');
    };
    expect(inkOf('脉')).not.toBe(inkOf('茶'));
    expect(context.font).toContain('Yimai Sans Bold');
  });

  it('wraps with an ellipsis, never before closing punctuation, and keeps words whole', async () => {
    const context = (await loadCanvas()).createCanvas(10, 10).getContext('2d');
    context.font = font('regular', 20);
    const lines = wrapText(context, '桂花乌龙，三角茶包。Cold brew 1.28kg 冷泡热饮都清甜', {
      maxWidth: 100,
      maxLines: 3,
    });
    expect(lines).toHaveLength(3);
    expect(lines[2]?.endsWith('…')).toBe(true);
    expect(lines.some((line) => /^[，。]/.test(line))).toBe(false);
    expect(wrapText(context, '短', { maxWidth: 100, maxLines: 2 })).toEqual(['短']);
  });

  it('leaves out what the fonts cannot draw', () => {
    expect(printable('小满🌈 👨‍👩‍👧 \u0000店')).toBe('小满 店');
  });
});
