import { z } from '../kernel/zod.js';
import { POSTER_COPY_LIMIT, POSTER_TEMPLATES, POSTER_TONES } from '../domain/share/poster.js';
import { idOf, ImageView, PlatformName, textInput } from './common.js';
import { ReferralTarget } from './distributor.js';

export const posterRoutes = {
  createPoster: {
    input: z.strictObject({
      target: ReferralTarget,
      productId: idOf('product').optional(),
      platform: PlatformName,
      template: z.enum(POSTER_TEMPLATES).default('card'),
      /** The template's own unless said otherwise. */
      tone: z.enum(POSTER_TONES).optional(),
      /** Own words instead of the product's subtitle; emoji and line breaks are not drawn. */
      copy: textInput(POSTER_COPY_LIMIT, 0).default(''),
      /** An own picture as the ground, uploaded with the purpose `poster`. */
      backgroundFileId: idOf('file').optional(),
      /** preview: a smaller picture to look at while choosing. */
      quality: z.enum(['preview', 'full']).default('full'),
    }),
    output: z.object({ image: ImageView, code: z.string(), link: z.string() }),
  },
};
