import type { INestApplicationContext } from '@nestjs/common';
import type { StaffRole } from '@yimai/shared/api/access';
import { StaffService } from '../../modules/identity/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Cast } from './cast.js';
import type { LoadedShop } from './load-shop.js';
import type { LocalApi, LocalApis } from './local-api.js';
import type { Platforms } from './platforms.js';
import type { PlayedTime } from './time.js';

/** An order of the plan as it became real. */
export interface PlayedOrder {
  id: string;
  number: string;
  buyer: string;
  channel: 'wechat' | 'douyin' | 'h5';
  payment: 'wechatPay' | 'douyinPay' | 'alipay';
  lines: { id: string; productSlug: string; skuText: string }[];
}

/** Everything the parts of the player share. */
export interface Stage {
  app: INestApplicationContext;
  time: PlayedTime;
  platforms: Platforms;
  cast: Cast;
  shop: LoadedShop;
  owner: LocalApi;
  finance: LocalApi;
  warehouse: LocalApi;
  orders: Map<string, PlayedOrder>;
  /** Something that follows by itself, e.g. a parcel on its way back. */
  later(atMs: number, what: () => Promise<void>): void;
}

/** The API as a member of the shop's staff sees it; the accounts are those of a new installation. */
export async function staffApi(
  app: INestApplicationContext,
  apis: LocalApis,
  role: StaffRole,
): Promise<LocalApi> {
  const staff = app.get(StaffService, { strict: false });
  // The account exists since the context started; asking for it again only tells its id.
  const seed = { username: role, name: role, role, password: 'yimai-demo-2026' };
  const staffId = await app.get(UnitOfWork, { strict: false }).run((tx) => staff.ensure(tx, seed));
  return apis.as({ kind: 'staff', staffId, role, name: role });
}
