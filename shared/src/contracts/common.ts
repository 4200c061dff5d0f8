import { DEVICE_ID } from '../api/device.js';
import { ID_PREFIXES, parseId, type Id, type IdKind } from '../kernel/id.js';
import { z } from '../kernel/zod.js';

/** An id on the wire, `ord_…`; the handler receives the branded number. */
export function idOf<K extends IdKind>(kind: K): z.ZodPipe<z.ZodString, z.ZodTransform<Id<K>, string>> {
  return z
    .string()
    .max(32)
    .meta({ description: `Id of kind ${kind}: ${ID_PREFIXES[kind]}_ + Crockford base 32` })
    .transform((text, context): Id<K> => {
      const id = parseId(kind, text);
      if (id === null) {
        context.addIssue({ code: 'custom', message: '编号格式不正确' });
        return z.NEVER;
      }
      return id;
    });
}

/** An id in an answer: text, made by `formatId`. */
export const IdText = z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{1,11}$/);
/** An instant in an answer, ISO 8601 UTC. */
export const Instant = z.string().meta({ description: 'ISO 8601 instant, UTC' });
/** Money in answers: integer fen, may be negative. */
export const FenValue = z.int();
/** Money in requests: positive integer fen, below one hundred million yuan. */
export const FenInput = z.int().min(1).max(10_000_000_000);
export const BpsValue = z.int().min(0).max(1_000_000);
export const Quantity = z.int().min(1).max(999);
export const PhoneInput = z.string().regex(/^1[3-9]\d{9}$/, '手机号格式不正确');
export const SmsCodeInput = z.string().regex(/^\d{6}$/, '验证码为 6 位数字');
/** A text a person typed: trimmed, bounded, without control characters. */
export const textInput = (max: number, min = 1): z.ZodString =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, '包含不支持的字符');

/** Random per installation, made by our client; never a fingerprint. Ties clicks made before login to the member. */
export const DeviceId = z.string().regex(DEVICE_ID);
export const ReferralCodeText = z
  .string()
  .trim()
  .min(4)
  .max(12)
  .regex(/^[0-9A-Za-z]+$/, '推广码格式不正确');
export const PlatformName = z.enum(['wechat', 'douyin', 'h5']);

export const PageInput = {
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
};

/** A page of a list. `nextCursor` null: that was the last one. */
export const pageOf = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; nextCursor: z.ZodNullable<z.ZodString> }> =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const Empty = z.strictObject({});
export const Done = z.object({ ok: z.literal(true) });

export const ImageView = z
  .object({
    url: z.string(),
    /** The same 360 pixels wide, for lists; absent where there is none. */
    thumbUrl: z.string().optional(),
    width: z.int(),
    height: z.int(),
    placeholderColor: z.string(),
  })
  .meta({ id: 'Image' });

export const TimelineItem = z
  .object({ at: Instant, title: z.string(), text: z.string(), actor: z.string() })
  .meta({ id: 'TimelineItem' });
export type ImageView = z.output<typeof ImageView>;
export type TimelineItem = z.output<typeof TimelineItem>;
export type PlatformName = z.output<typeof PlatformName>;
