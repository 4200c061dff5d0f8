import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Api } from '@yimai/shared/contracts/api';
import type { LoginResult } from '@yimai/shared/contracts/identity';
import type { PaySceneName } from '@yimai/shared/contracts/order';
import { Person } from '../../../src/journey/http.js';
import { Simulators } from '../../../src/journey/simulators.js';
import { eventually } from './see.js';
import { baseUrl } from './visitor.js';

/** Of every member of staff. */
export const STAFF_PASSWORD = 'yimai-demo-2026';
const DAY_MS = 86_400_000;
const SIDE_PX = 480;

/** What a phone keeps of somebody who has logged in. */
export type Login = Pick<LoginResult, 'tokens' | 'member'>;

export interface Goods {
  productId: string;
  /** The first of its SKUs, which is bought where nothing else is said. */
  skuId: string;
  skuIds: readonly string[];
  title: string;
  priceFen: number;
}

export interface Offer {
  title: string;
  priceFen: number;
  stock?: number;
  /** One group of choices; a SKU each, all at the same price. */
  colours?: readonly string[];
  /** A colour of the picture, so that pages can be told apart. */
  tint?: string;
  /** Where it is found; a category of its own unless told. */
  categoryId?: string;
  /** How many pictures it has, and how many paragraphs with one each are below. */
  pictures?: number;
  paragraphs?: number;
  /** Delivered as a code; the gate of its category is opened for it. */
  isVirtual?: boolean;
  /** Sold through 抖店 too; with as many ids as there are SKUs. */
  doudian?: { shopId: string; productId: string; skuIds: readonly string[] };
}

interface Purchase {
  quantity?: number;
  payer: number;
  scene?: PaySceneName;
  /** Of these the quantity each. */
  skuIds?: readonly string[];
}

function control(): string {
  const url = process.env.SIM_CONTROL_URL;
  if (!url) throw new Error('SIM_CONTROL_URL is not set');
  return url;
}

const drawn = new Map<string, Promise<string>>();

/** A picture where the server serves files from; the same for all goods of one colour. */
function picture(tint: string): Promise<string> {
  const known = drawn.get(tint) ?? draw(tint);
  drawn.set(tint, known);
  return known;
}

async function draw(tint: string): Promise<string> {
  const folder = path.join(process.env.DATA_DIR ?? '', 'files', 'browser');
  mkdirSync(folder, { recursive: true });
  const name = `${randomUUID().slice(0, 8)}.webp`;
  const plain = { width: SIDE_PX, height: SIDE_PX, channels: 3, background: tint } as const;
  writeFileSync(path.join(folder, name), await sharp({ create: plain }).webp().toBuffer());
  return `/files/browser/${name}`;
}

/** What somebody's phone took. */
export function photo(background: string): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 1200, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** What happens behind the pages: the shop's staff, the platforms and the calendar. */
export class Backstage {
  readonly sims = new Simulators(control());
  readonly owner = new Person(baseUrl(), '店主', 'browser-owner');
  readonly warehouse = new Person(baseUrl(), '仓库', 'browser-warehouse');

  static async open(): Promise<Backstage> {
    const stage = new Backstage();
    await stage.staffLogIn();
    return stage;
  }

  /** Also after a jump in time, which staff tokens do not survive. */
  async staffLogIn(): Promise<void> {
    for (const [person, username] of [
      [this.owner, 'owner'],
      [this.warehouse, 'warehouse'],
    ] as const)
      person.use((await person.api.loginStaff({ username, password: STAFF_PASSWORD })).accessToken);
  }

  async offer(offer: Offer): Promise<Goods> {
    const { title, priceFen, stock = 100, colours = [], tint = '#c9b79c' } = offer;
    const { pictures = 1, paragraphs = 1, isVirtual = false, doudian } = offer;
    const { api } = this.owner;
    const categoryId = offer.categoryId ?? (await api.createCategory({ name: title.slice(0, 10) })).id;
    if (isVirtual) await api.setVirtualGate({ categoryId, isOpen: true, reason: '测试：已完成合规确认' });
    const image = {
      url: await picture(tint),
      width: SIDE_PX,
      height: SIDE_PX,
      placeholderColor: tint,
    };
    const text = { type: 'paragraph', text: `${title}，手工挑选。` } as const;
    const numbered = (index: number) => ({ ...sku, doudianSkuId: doudian?.skuIds[index] ?? null });
    const sku = { priceFen, costFen: Math.floor(priceFen / 3), stock, weightGrams: 500 };
    const product = await api.createProduct({
      title,
      subtitle: '产地直发，当季新制',
      categoryIds: [categoryId],
      images: Array.from({ length: pictures }, () => image),
      detail: Array.from({ length: paragraphs }, (_, index) =>
        index === 0 ? [text] : [text, { type: 'image', image } as const],
      ).flat(),
      specs: colours.length > 0 ? [{ name: '规格', values: [...colours] }] : [],
      skus:
        colours.length > 0
          ? colours.map((value, at) => ({ ...numbered(at), specs: [value] }))
          : [{ ...numbered(0), specs: [] }],
      freightTemplate: '全国包邮',
      sellingPoints: ['产地直发'],
      kind: isVirtual ? 'virtual' : 'physical',
      doudian: doudian ? { shopId: doudian.shopId, productId: doudian.productId } : null,
    });
    await api.setShelf({ productId: product.id, isOnShelf: true });
    const skuIds = product.skus.map(({ id }) => id);
    return { productId: product.id, skuId: skuIds[0] ?? '', skuIds, title, priceFen };
  }

  /** Changes the price of every SKU, as staff would in the console. */
  async reprice(goods: Goods, priceFen: number): Promise<void> {
    const { api } = this.owner;
    const known = await api.consoleGetProduct({ productId: goods.productId });
    await api.updateProduct({
      productId: known.id,
      title: known.title,
      subtitle: known.subtitle,
      categoryIds: known.categoryIds,
      images: known.images,
      detail: known.detail,
      specs: known.specs,
      sellingPoints: known.sellingPoints,
      freightTemplate: known.freightTemplate,
      skus: known.skus.map((sku) => ({
        id: sku.id,
        specs: sku.specs,
        priceFen,
        costFen: sku.costFen,
        weightGrams: sku.weightGrams,
        stock: sku.onHand,
      })),
    });
  }

  async coupon(title: string, thresholdFen: number, discountFen: number): Promise<void> {
    const now = await this.now();
    await this.owner.api.createCoupon({
      title,
      thresholdFen,
      discountFen,
      total: 1_000,
      startsAt: new Date(now - 60_000).toISOString(),
      endsAt: new Date(now + 60 * DAY_MS).toISOString(),
    });
  }

  async ship(orderId: string): Promise<string> {
    const trackingNumber = `YT${randomUUID().replace(/\D/g, '').padEnd(13, '7').slice(0, 13)}`;
    await this.warehouse.api.shipOrder({ orderId, carrier: 'yuantong', trackingNumber });
    await this.runJobs();
    return trackingNumber;
  }

  /** Somebody with a verified phone, through the API, and what their browser would keep of it. */
  async logIn(no: number, referralCode?: string): Promise<{ person: Person; login: Login }> {
    const phone = phoneOf(no);
    const person = new Person(baseUrl(), `sim-user-${no}`, `browser-api-${no}`);
    const { deviceId } = person;
    await person.api.sendSmsCode({ phone, purpose: 'login' });
    const smsCode = await this.sims.smsCode(phone);
    const { tokens, member } = await person.api.loginPhone({ phone, smsCode, deviceId, referralCode });
    person.enter({ tokens, member });
    return { person, login: { tokens, member } };
  }

  async member(no: number): Promise<Person> {
    const { person } = await this.logIn(no);
    return person;
  }

  /** Makes somebody who is logged in a distributor: applies for them and approves it. */
  async enrol(person: Person, name: string): Promise<void> {
    await person.api.applyDistributor({ name, agreedToTerms: true });
    await this.approve(name);
  }

  /** Says yes to the application of somebody. */
  async approve(name: string): Promise<void> {
    const { id: applicationId } = await this.application(name);
    await this.owner.api.decideApplication({ applicationId, decision: 'approve', reason: '资料齐全' });
  }

  /** Says no to it; the applicant is told why. */
  async refuse(name: string, reason: string): Promise<void> {
    const { id: applicationId } = await this.application(name);
    await this.owner.api.decideApplication({ applicationId, decision: 'reject', reason });
  }

  /** What somebody sent, while it waits for an answer. */
  async application(name: string): Promise<Api['listApplications']['output']['items'][number]> {
    const { items } = await this.owner.api.listApplications({ state: 'pending' });
    const application = items.find((candidate) => candidate.name === name);
    if (!application) throw new Error(`no application of ${name}`);
    return application;
  }

  placeOrder(person: Person, goods: Goods, quantity: number): Promise<Api['placeOrder']['output']> {
    return this.orderEach(person, [goods.skuId], quantity);
  }

  private async orderEach(
    person: Person,
    skuIds: readonly string[],
    quantity: number,
  ): Promise<Api['placeOrder']['output']> {
    const address = await person.api.createAddress({
      name: '周小满',
      phone: '13900139000',
      districtCode: '440305',
      detail: '科苑路 15 号',
      isDefault: true,
    });
    const lines = skuIds.map((skuId) => ({ skuId, quantity }));
    const quote = await person.api.quoteOrder({ lines, addressId: address.id, couponGrantId: null });
    return person.api.placeOrder(
      { quoteToken: quote.quoteToken, lines, addressId: address.id, couponGrantId: null, platform: 'h5' },
      { idempotencyKey: randomUUID() },
    );
  }

  /** Somebody orders and pays, with the money of whoever plays at the cashier; members of a platform pay there only. */
  async buy(
    person: Person,
    goods: Goods,
    { quantity = 1, payer, scene = 'alipay-wap', skuIds = [goods.skuId] }: Purchase,
  ): Promise<Api['placeOrder']['output']> {
    const order = await this.orderEach(person, skuIds, quantity);
    const { launch, attemptId } = await person.api.startPayment(
      { orderId: order.id, scene, returnPath: '/' },
      { idempotencyKey: randomUUID() },
    );
    await this.sims.pay(launch, payer);
    await eventually(
      `the payment of ${order.number}`,
      async () => (await person.api.getPayment({ attemptId })).state === 'paid',
    );
    return order;
  }

  async now(): Promise<number> {
    return Date.parse((await this.owner.api.getClock({})).now);
  }

  /** Moves business time for the shop and the platforms, and lets everything due then happen. */
  async passDays(days: number): Promise<void> {
    const { offsetMs } = await this.owner.api.getClock({});
    await this.sims.post('/control/clock', { offsetMs: offsetMs + days * DAY_MS });
    await this.staffLogIn();
    await this.runJobs();
  }

  async runJobs(): Promise<void> {
    await this.owner.api.runJobs();
  }
}

/** The phone of `sim-user-N`. */
export function phoneOf(no: number): string {
  return `1380000${String(no).padStart(4, '0')}`;
}
