import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sweepDeadRuns, temporaryFolder } from '../../../config/jest/test-database.mjs';
import { startNode } from '../../../config/lib/processes.mjs';
import { startStack } from '../../../config/lib/stack.mjs';
import { openShop } from '../../src/journey/chapters/open-shop.js';
import { Story } from '../../src/journey/story.js';
import { World } from '../../src/journey/world.js';

const BUYER = 1;
const PARCEL = 'YT2026112800001';
/** Past the first look of the active query, which is ten seconds after the attempt. */
const LOOK_DUE_MS = 11_000;
/** Longer than the longest pause between two looks for work. */
const QUIET_MS = 3_000;
const ENDS_WITHIN_MS = 10_000;

type Program = ReturnType<typeof startNode>;

/** Real: a database, the simulated platforms, an API without jobs, and what an operator starts beside it, each a process. */
describe('the programs of a shop', () => {
  const folder = temporaryFolder();
  let stack: Awaited<ReturnType<typeof startStack>>;
  let world: World;
  let worker: Program | undefined;

  beforeAll(async () => {
    await sweepDeadRuns();
    const dataDir = path.join(folder, 'data');
    stack = await startStack({ dataDir, relaxed: true, privateDatabase: true, env: { RUN_JOBS: 'false' } });
    const settings = { apiBaseUrl: stack.urls.server, simControlUrl: stack.urls.control, isKilling: false };
    world = new World(settings, new Story(true));
    await openShop(world);
  });
  afterAll(async () => {
    await worker?.stop();
    await stack?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** As an operator has it: the same environment, and no word about jobs that it would have to obey. */
  const startWorker = (): Promise<Program> =>
    new Promise((resolve, reject) => {
      const program = startNode('worker', 'server/dist/worker.js', {
        env: stack.env,
        showErrors: false,
        onLine: (line) => line.startsWith('{"ready":true') && resolve(program),
      });
      program.child.once('close', () => reject(new Error(`the worker ended:\n${program.recentLines()}`)));
    });
  const expectToEnd = async ({ child, stop }: Program): Promise<void> => {
    const startedAt = performance.now();
    await stop('SIGTERM');
    expect([child.signalCode, child.exitCode]).toEqual([null, 0]);
    expect(performance.now() - startedAt).toBeLessThan(ENDS_WITHIN_MS);
  };

  it('let whoever runs the machine invite an owner, over the link they print', async () => {
    const invite = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['server/dist/invite-staff.js', ...args], { env: stack.env });
    await expect(invite('--username', 'Boss')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^usage: /) as string,
    });
    const { stdout } = await invite('--username', 'first', '--name', '第一位店主');
    const token = /\/console\/welcome#([\w-]{43})\n/.exec(stdout)?.[1] ?? '';
    const invitation = await world
      .newPerson('first', '店主', 'device-first')
      .api.openStaffInvitation({ token });
    expect(invitation).toMatchObject({ username: 'first', name: '第一位店主', role: 'owner' });
  });

  it('leave jobs to a worker, and all end when they are asked to', async () => {
    const buyer = world.newPerson('buyer', '买家', 'device-buyer');
    await world.loginWechat(buyer, BUYER);
    const order = await world.order(buyer, {
      lines: [{ goods: world.item('cup'), quantity: 1 }],
      platform: 'wechat',
    });
    const stateOf = async () => (await buyer.api.getOrder({ orderId: order.id })).state;
    const seenByWechat = async () => {
      const { outTradeNo } = await world.sims.newestTrade(order.payableFen);
      return world.sims.trackingNumbersAtWechat(outTradeNo);
    };

    await world.sims.post('/control/notifications', { mode: 'drop', provider: 'wechat-pay' });
    await world.payAtPlatform(buyer, order, { scene: 'wechat-mini', personaNo: BUYER });
    await world.passTime(LOOK_DUE_MS);
    await sleep(QUIET_MS);
    expect(await stateOf()).toBe('awaitingPayment');

    worker = await startWorker();
    await world.story.eventually(
      'the payment to be found',
      async () => (await stateOf()) === 'awaitingShipment',
    );

    // What the API commits from here on it announces in the outbox only: the platform hears of it from the worker.
    await world.warehouse.api.shipOrder({ orderId: order.id, carrier: 'yuantong', trackingNumber: PARCEL });
    expect(await seenByWechat()).toBeNull();
    await world.story.eventually(
      'the parcel to be reported',
      async () => (await seenByWechat())?.[0] === PARCEL,
    );

    await expectToEnd(worker);
    await world.checkBooks();
    const server = stack.programs().find(({ name }) => name === 'server');
    await expectToEnd(server!);
  });
});
