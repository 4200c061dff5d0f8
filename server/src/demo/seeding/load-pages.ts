import type { PageContent } from '@yimai/shared/contracts/decoration-blocks';
import { DAY_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import { invariant } from '@yimai/shared/kernel/invariant';
import { DEMO_MATERIALS } from '../catalogue/materials.js';
import { planFilm } from '../pictures/films.js';
import type { LoadedShop } from './load-shop.js';
import type { LocalApi } from './local-api.js';
import { PageContents } from './page-content.js';
import { drawnUrl, type Pictures } from './pictures.js';

interface Builders {
  owner: LocalApi;
  operator: LocalApi;
  pictures: Pictures;
  shop: LoadedShop;
  now: Date;
}

/** How long the coupon on the home page runs; its countdown is a real one, and the block goes when it is over. */
const FLASH_MS = 2.5 * DAY_MS;

/** Decorates the shop the way its staff would: topics first, because the home page leads to them. */
export async function loadPages({ owner, operator, pictures, shop, now }: Builders): Promise<void> {
  const flash = await owner.createCoupon({
    title: '周末满 129 减 25',
    thresholdFen: 12_900,
    discountFen: 2_500,
    total: 600,
    perMember: 1,
    startsAt: new Date(now.getTime() - MINUTE_MS).toISOString(),
    endsAt: new Date(now.getTime() + FLASH_MS).toISOString(),
  });
  const coupons = new Map([...shop.couponIds, ['flash', flash.id]]);
  const contents = new PageContents({
    product: (slug) => known(shop.productIds, slug),
    category: (slug) => known(shop.categoryIds, slug),
    coupon: (slug) => known(coupons, slug),
    image: (key, kind) => pictures.image(key, kind),
    film: filmOf,
  });
  await publishTopic(operator, 'tea-season', contents.teaSeason());
  await publishTopic(operator, 'gift-guide', contents.giftGuide());
  await publishTopic(operator, 'lamplight', contents.lamplight());
  const { items } = await operator.consoleListPages({});
  const home = items.find(({ kind }) => kind === 'home');
  invariant(home, 'a new installation has a home page');
  const { id: pageId, draftVersion } = home;
  await publish(operator, { pageId, draftVersion, content: contents.home() }, '茶季改版');
}

async function publishTopic(api: LocalApi, slug: string, content: PageContent): Promise<void> {
  const { id, draftVersion } = await api.createPage({ slug, title: content.title });
  await publish(api, { pageId: id, draftVersion, content }, '上线');
}

async function publish(
  api: LocalApi,
  page: { pageId: string; draftVersion: number; content: PageContent },
  note: string,
): Promise<void> {
  const { draftVersion, issues } = await api.savePageDraft(page);
  invariant(issues.length === 0, `the demo's pages are finished: ${JSON.stringify(issues)}`);
  await api.publishPage({ pageId: page.pageId, draftVersion, note });
}

function filmOf(product: string): string | null {
  const material = DEMO_MATERIALS.find((each) => each.product === product && each.isFilm);
  const film = material && planFilm(material);
  return film ? drawnUrl(film.path) : null;
}

function known(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug);
  invariant(id, `${slug} was not loaded`);
  return id;
}
