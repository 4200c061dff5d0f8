import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../app.module.js';
import type { AppConfig } from '../../platform/config/index.js';
import { planHistory } from '../history-plan.js';
import { demoCustomers } from '../people.js';
import { Cast } from './cast.js';
import { loadMaterials } from './load-materials.js';
import { loadPages } from './load-pages.js';
import { ShopLoader } from './load-shop.js';
import { withCompanyOrder } from './company-order.js';
import { LocalApis } from './local-api.js';
import { Pictures } from './pictures.js';
import { Platforms } from './platforms.js';
import { SAVER } from './play-money.js';
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
  const pictures = Pictures.plan();
  const drawing = pictures.draw(config.DATA_DIR).then(() => say(`图片完成（${elapsed()}）`));
  drawing.catch(() => undefined); // Reported where it is awaited.
  const app = await NestFactory.createApplicationContext(AppModule.with({ ...config, RUN_JOBS: false }), {
    logger: ['error'], // Refused payouts and the like belong to the story.
    abortOnError: false,
  });
  try {
    await play(app, { platforms, pictures, say, elapsed });
    await drawing;
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
  const planned = planHistory({ seed: SEED, until, days: DAYS });
  const events = withCompanyOrder(planned, {
    customers: demoCustomers(SEED),
    via: SAVER,
    untilMs: until.getTime(),
  });
  const startMs = (events[0]?.atMs ?? until.getTime()) - OPENING_MS;
  const time = new PlayedTime(app, platforms, startMs);
  await time.withPlatforms();
  const apis = new LocalApis(app);
  const [owner, operator, finance, warehouse] = await Promise.all([
    staffApi(app, apis, 'owner'),
    staffApi(app, apis, 'operator'),
    staffApi(app, apis, 'finance'),
    staffApi(app, apis, 'warehouse'),
  ]);
  const opened = await new ShopLoader(app, owner, pictures).load(new Date(startMs));
  const { productIds } = opened;
  const shop = {
    ...opened,
    materialIds: await loadMaterials({ operator, owner, pictures, productIds }),
  };
  say(`商品 ${shop.productIds.size} 件上架（${elapsed()}）`);
  const cast = new Cast(app, { apis, platforms, pictures, seed: SEED });
  const player = new Player(
    {
      app,
      time,
      platforms,
      cast,
      shop,
      owner,
      finance,
      warehouse,
      orders: new Map(),
    },
    SEED,
  );
  const { skipped } = await player.play(events, until.getTime(), (day) => {
    if (day % TELL_EVERY_DAYS === 0) say(`第 ${day + 1} 天，共 ${DAYS} 天（${elapsed()}）`);
  });
  await loadPages({ owner, operator, pictures, shop, now: until });
  say(
    `演示店铺就绪：${events.length} 件往事（${elapsed()}）${Object.keys(skipped).length > 0 ? `，略过 ${JSON.stringify(skipped)}` : ''}`,
  );
}
