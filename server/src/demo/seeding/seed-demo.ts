import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { AppModule } from '../../app.module.js';
import type { AppConfig } from '../../platform/config/index.js';
import type { HistoryEvent } from '../history-events.js';
import { planHistory } from '../history-plan.js';
import { Cast } from './cast.js';
import { ShopLoader } from './load-shop.js';
import { LocalApis } from './local-api.js';
import { Pictures } from './pictures.js';
import { Platforms } from './platforms.js';
import { Player } from './player.js';
import { staffApi } from './stage.js';
import { PlayedTime } from './time.js';

const SEED = 'yimai';
const DAYS = 60;
/** The shop opens this long before its first visitor. */
const OPENING_MS = 6 * 3_600_000;
const TELL_EVERY_DAYS = 10;

/** Draws, loads and plays everything. The database is empty apart from its tables. */
export async function seedDemo(config: AppConfig, say: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const elapsed = (): string => `${Math.round((performance.now() - startedAt) / 1000)} 秒`;
  const platforms = new Platforms(config.SIM_CONTROL_URL ?? '');
  await platforms.reset();
  await platforms.silence();
  say('绘制商品图片……');
  const pictures = await Pictures.draw(config.DATA_DIR);
  say(`图片完成（${elapsed()}）`);
  const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, RUN_JOBS: false }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    await play(app, { platforms, pictures, say, elapsed });
  } finally {
    await app.close();
    await platforms.restore();
  }
}

async function play(
  app: INestApplicationContext,
  tools: { platforms: Platforms; pictures: Pictures; say: (line: string) => void; elapsed: () => string },
): Promise<void> {
  const { platforms, pictures, say, elapsed } = tools;
  const until = new Date(Date.now());
  const events = planHistory({ seed: SEED, until, days: DAYS });
  const startMs = (events[0]?.atMs ?? until.getTime()) - OPENING_MS;
  const time = new PlayedTime(app, platforms, startMs);
  await time.withPlatforms();
  const apis = new LocalApis(app);
  const [owner, finance, warehouse] = await Promise.all([
    staffApi(app, apis, 'owner'),
    staffApi(app, apis, 'finance'),
    staffApi(app, apis, 'warehouse'),
  ]);
  const shop = await new ShopLoader(app, owner, pictures).load(new Date(startMs));
  say(`商品 ${shop.productIds.size} 件上架（${elapsed()}）`);
  const cast = new Cast(app, { apis, platforms, pictures, seed: SEED });
  const player = new Player({
    app,
    time,
    platforms,
    cast,
    shop,
    owner,
    finance,
    warehouse,
    orders: new Map(),
  });
  player.schedulePoaching(poaching(events));
  const { skipped } = await player.play(events, until.getTime(), (day) => {
    if (day % TELL_EVERY_DAYS === 0) say(`第 ${day + 1} 天，共 ${DAYS} 天（${elapsed()}）`);
  });
  say(
    `演示店铺就绪：${events.length} 件往事（${elapsed()}）${Object.keys(skipped).length > 0 ? `，略过 ${JSON.stringify(skipped)}` : ''}`,
  );
}

/** Early customers who did not come back for the protected fifteen days meet somebody else's link. */
function poaching(events: readonly HistoryEvent[]): { atMs: number; visitor: string; distributor: string }[] {
  const seen = new Map<string, { first: string; lastMs: number }>();
  for (const event of events) {
    if (event.kind === 'linkClicked' && event.visitor?.startsWith('c') === true)
      seen.set(event.visitor, { first: event.distributor, lastMs: event.atMs });
    if (event.kind === 'orderPlaced') {
      const known = seen.get(event.buyer);
      if (known) known.lastMs = event.atMs;
    }
  }
  const others = ['d01', 'd02', 'd04', 'd09'];
  const untilMs = events.at(-1)?.atMs ?? 0;
  return [...seen]
    .map(([visitor, { first, lastMs }], index) => ({
      visitor,
      atMs: lastMs + 20 * DAY_MS,
      distributor: others.find((each, at) => each !== first && at >= index % others.length) ?? 'd03',
    }))
    .filter(({ atMs }) => atMs < untilMs)
    .slice(0, 12);
}
