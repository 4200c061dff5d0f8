import { invariant } from './invariant.js';

/**
 * One list of every kind of id. In the database an id is a 53-bit-safe snowflake in a BIGINT column; on the wire it
 * is `prefix_` + Crockford base 32. Branded per kind, so that an OrderId is not a SkuId.
 */
export const ID_PREFIXES = {
  member: 'mbr',
  identity: 'idn',
  staff: 'stf',
  session: 'ses',
  mergeProposal: 'mrg',
  address: 'adr',
  category: 'cat',
  product: 'prd',
  sku: 'sku',
  cartItem: 'cit',
  coupon: 'cpn',
  couponGrant: 'cpg',
  order: 'ord',
  orderLine: 'oln',
  paymentAttempt: 'pay',
  refund: 'rfd',
  shipment: 'shp',
  aftersale: 'aft',
  distributor: 'dst',
  application: 'dap',
  referralCode: 'rfc',
  click: 'clk',
  doudianIntent: 'ddi',
  binding: 'bnd',
  policy: 'pol',
  commission: 'cms',
  entry: 'ent',
  posting: 'pst',
  withdrawal: 'wdr',
  payout: 'pot',
  settlement: 'stl',
  event: 'evt',
  audit: 'aud',
  file: 'fil',
  page: 'pag',
  pageVersion: 'pgv',
  experiment: 'exp',
  review: 'rev',
  material: 'mat',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

/** A snowflake as used in code and in the database. */
export type Id<K extends IdKind> = number & { readonly __id: K };

export type MemberId = Id<'member'>;
export type DistributorId = Id<'distributor'>;
export type OrderId = Id<'order'>;
export type OrderLineId = Id<'orderLine'>;
export type ProductId = Id<'product'>;
export type SkuId = Id<'sku'>;
export type CommissionId = Id<'commission'>;
export type WithdrawalId = Id<'withdrawal'>;
export type StaffId = Id<'staff'>;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** `formatId('order', 5)` → "ord_5". */
export function formatId<K extends IdKind>(kind: K, id: Id<K>): string {
  invariant(Number.isSafeInteger(id) && id > 0, `not an id: ${id}`);
  let rest: number = id;
  let text = '';
  while (rest > 0) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return `${ID_PREFIXES[kind]}_${text}`;
}

/** Reads the wire form back. Null for another kind's prefix, foreign letters, or a number out of range. */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> | null {
  const prefix = `${ID_PREFIXES[kind]}_`;
  if (!text.startsWith(prefix) || text.length > prefix.length + 11) return null;
  let value = 0;
  for (const letter of text.slice(prefix.length)) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    value = value * 32 + digit;
  }
  return Number.isSafeInteger(value) && value > 0 ? (value as Id<K>) : null;
}

/** Marks a number that came out of the database (or a test) as an id of its kind. */
export function asId<K extends IdKind>(_kind: K, value: number): Id<K> {
  invariant(Number.isSafeInteger(value) && value > 0, `not an id: ${value}`);
  return value as Id<K>;
}

const EPOCH_MS = 1_767_225_600_000; // 2026-01-01T00:00:00Z
const SEQUENCE = 64;
const WORKERS = 64;

/**
 * Makes 53-bit-safe, time-ordered ids: 41 bits of milliseconds since 2026 (to 2095), 6 bits of worker, 6 bits of
 * sequence. A clock that jumps back, or more than 64 ids in a millisecond, borrows from the following milliseconds.
 */
export class IdGenerator {
  private lastMs = 0;
  private sequence = 0;

  constructor(
    private readonly worker: number,
    private readonly wallMs: () => number,
  ) {
    invariant(Number.isInteger(worker) && worker >= 0 && worker < WORKERS, `worker 0..63, got ${worker}`);
  }

  next<K extends IdKind>(_kind: K): Id<K> {
    const now = Math.max(this.wallMs() - EPOCH_MS, 1);
    if (now > this.lastMs) {
      this.lastMs = now;
      this.sequence = 0;
    } else if (++this.sequence >= SEQUENCE) {
      this.lastMs += 1;
      this.sequence = 0;
    }
    return ((this.lastMs * WORKERS + this.worker) * SEQUENCE + this.sequence) as Id<K>;
  }
}
