import { z } from '../kernel/zod.js';
import { DeviceId, idOf, IdText, Instant, PlatformName, Quantity, ReferralCodeText } from './common.js';
import { LoginResult } from './identity.js';
import { CartView } from './order.js';
import { PagePath } from './platform.js';

/** What somebody who is not logged in means to buy. */
export const GuestLines = z
  .array(z.strictObject({ skuId: idOf('sku'), quantity: Quantity, isSelected: z.boolean().default(true) }))
  .max(100);

const Ticket = z.string().regex(/^[A-Za-z0-9_-]{43}$/, '链接不正确');

export const handoverRoutes = {
  createHandover: {
    input: z.strictObject({
      to: PlatformName,
      path: PagePath,
      referralCode: ReferralCodeText.optional(),
      /** A guest's cart; a member's is on the server. */
      cart: GuestLines.optional(),
      /** False inside WeChat's browser, which opens the mini-program by itself and needs only the ticket. */
      withLink: z.boolean().default(true),
    }),
    output: z.object({
      ticket: z.string(),
      /** Where to send the person; null without a link. */
      url: z.string().nullable(),
      expiresAt: Instant,
    }),
  },
  lookAtHandover: {
    input: z.strictObject({ ticket: Ticket }),
    output: z.object({
      from: PlatformName,
      to: PlatformName,
      path: z.string(),
      /** Null: nobody was logged in there. */
      account: z
        .object({
          nickname: z.string(),
          avatarUrl: z.string().nullable(),
          phoneMasked: z.string().nullable(),
        })
        .nullable(),
      cartCount: z.int(),
      expiresAt: Instant,
    }),
  },
  redeemHandover: {
    input: z.strictObject({
      ticket: Ticket,
      deviceId: DeviceId.optional(),
      /** A mini-program's own login code; a web page has none. */
      code: z.string().min(1).max(256).optional(),
      /** The person said that the account of the ticket and the identity of this app belong together. */
      join: z.boolean().default(false),
    }),
    output: z.object({
      /** Null: a guest goes on as a guest. */
      login: LoginResult.nullable(),
      /**
       * same: the account of the ticket · joined: the same, and this app's identity now belongs to it · other: this app's
       * identity already has an account of its own, the cart was copied and a merge proposed · guest.
       */
      outcome: z.enum(['same', 'joined', 'other', 'guest']),
      path: z.string(),
      referralCode: z.string().nullable(),
      /** What a guest brought along and nobody is logged in for. */
      cart: z.array(z.object({ skuId: IdText, quantity: z.int(), isSelected: z.boolean() })),
    }),
  },
  previewCart: { input: z.strictObject({ lines: GuestLines }), output: CartView },
  takeCart: { input: z.strictObject({ lines: GuestLines }), output: CartView },
};
