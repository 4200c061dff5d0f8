import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseId } from '@yimai/shared/kernel/id';
import { createApp } from '../../src/create-app.js';
import { LivePage } from '../../src/journey/live.js';
import { APP_CONFIG, type AppConfig } from '../../src/platform/config/index.js';
import { UnitOfWork } from '../../src/platform/db/index.js';
import { Outbox } from '../../src/platform/outbox/index.js';
import { TestMall } from '../support/mall.js';
import { enter, type Shopper } from '../support/mall-people.js';
import { PrivateRedis } from './private-redis.js';

const WITHIN_MS = 5_000;

/** Real: two whole servers on one database, their sockets, and a Redis that is not there when they start. */
describe('live messages between two servers', () => {
  let redis: PrivateRedis;
  let mall: TestMall;
  let working: NestFastifyApplication;
  let shopper: Shopper;
  const pages: { here: LivePage; there: LivePage }[] = [];

  beforeAll(async () => {
    redis = await PrivateRedis.reserve();
    mall = await TestMall.open({ config: { REDIS_URL: redis.url } });
    working = await createApp({ ...mall.app.get<AppConfig>(APP_CONFIG), RUN_JOBS: true });
    shopper = await enter(mall, 1);
    const person = { accessToken: shopper.token } as Parameters<typeof LivePage.open>[1];
    pages.push({
      here: await LivePage.open(await listen(working), person),
      there: await LivePage.open(await listen(mall.app), person),
    });
  }, 120_000);
  afterAll(async () => {
    for (const { here, there } of pages) [here, there].forEach((page) => page.close());
    await working.close();
    await mall.close();
    await redis.kill();
  }, 60_000);

  const listen = async (app: NestFastifyApplication): Promise<string> => {
    await app.listen(0, '127.0.0.1');
    return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  };
  /** Committed in the process that runs jobs, and told to pages by its outbox. */
  const earn = (number: string): Promise<void> =>
    working.get(UnitOfWork, { strict: false }).run((tx) =>
      working.get(Outbox, { strict: false }).publish(tx, 'commission.accrued', {
        number,
        title: '桂花乌龙',
        earned: [{ memberId: parseId('member', shopper.memberId), amountFen: 1_250 }],
      }),
    );
  const isProbe = ({ message }: LivePage['messages'][number]): boolean =>
    'orderNumber' in message && message.orderNumber === 'PROBE';
  const times = (page: LivePage, number: string): number =>
    page.messages.filter(({ message }) => 'orderNumber' in message && message.orderNumber === number).length;
  const eventually = async (condition: () => Promise<boolean> | boolean, withinMs: number): Promise<void> => {
    const startedAt = performance.now();
    while (!(await condition()) && performance.now() - startedAt < withinMs) await sleep(20);
  };
  /** Both subscribe, and what the sender publishes arrives: its own connection may come back later than theirs. */
  const areConnected = async (): Promise<void> => {
    const { there } = pages[0]!;
    await eventually(async () => (await redis.subscribers('yimai:live')) === 2, 20_000);
    for (let probe = 0; probe < 20 && !there.messages.some(isProbe); probe += 1) {
      await earn('PROBE');
      await eventually(() => there.messages.some(isProbe), 1_000);
    }
    there.messages.splice(0);
  };

  async function expectHeardByBoth(number: string): Promise<void> {
    const { here, there } = pages[0]!;
    await earn(number);
    await eventually(() => times(here, number) + times(there, number) === 2, WITHIN_MS);
    await sleep(200); // A second copy would come about now.
    expect([times(here, number), times(there, number)]).toEqual([1, 1]);
  }

  it('stay in the process while there is no Redis', async () => {
    const { here, there } = pages[0]!;
    await earn('N1');
    await eventually(() => times(here, 'N1') > 0, WITHIN_MS);
    expect([times(here, 'N1'), times(there, 'N1')]).toEqual([1, 0]);
  });

  it('reach a page of the other process within five seconds, once', async () => {
    await redis.start();
    await areConnected();
    await expectHeardByBoth('N2');
  }, 60_000);

  it('and again after Redis died and came back', async () => {
    await redis.kill();
    await redis.start();
    await areConnected();
    await expectHeardByBoth('N3');
  }, 60_000);
});
