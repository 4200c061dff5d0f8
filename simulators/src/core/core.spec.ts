import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Inbox, until } from '../testing/harness.js';
import { generateDevPlatformConfig, loadDevPlatformConfig } from './dev-keys.js';
import type { Delivery } from './notifier.js';
import { defineProvider, type ProviderContext } from './provider.js';
import { runSimulators, type RunningSimulators, type SimulatorOptions } from './run.js';

/** A provider that does next to nothing, so that only the core is at work. */
let context: ProviderContext;
let rings: string[];
const tiny = defineProvider({
  name: 'sms',
  register(app, given) {
    context = given;
    given.notificationStyle({
      ladderMs: [10_000, 20_000],
      prepare: (draft, mode) => ({ headers: { 'x-mode': mode }, body: draft.eventId }),
      accepted: (status) => status === 200,
    });
    given.agenda.on('sms/ring', (key) => rings.push(key));
    app.post('/effect', { config: { operation: 'effect' } }, async () => ({ count: given.next('effects') }));
  },
});

const config = generateDevPlatformConfig();
const running: RunningSimulators[] = [];
let directory: string;

async function start(more: Partial<SimulatorOptions> = {}): Promise<RunningSimulators> {
  const options = {
    ports: { sms: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.001,
    quiet: true,
    config,
  };
  const sims = await runSimulators([tiny], { ...options, ...more });
  running.push(sims);
  return sims;
}

async function control<T = unknown>(sims: RunningSimulators, call: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(
    `${sims.urls.control}/control/${call}`,
    body && { method: 'POST', headers, body: JSON.stringify(body) },
  );
  return (await response.json()) as T;
}

const effect = (sims: RunningSimulators, timeoutMs = 2_000): Promise<number> =>
  fetch(`${sims.urls.sms}/effect`, { method: 'POST', signal: AbortSignal.timeout(timeoutMs) }).then(
    (response) => response.status,
    () => 0,
  );

beforeEach(() => {
  rings = [];
  directory = mkdtempSync(path.join(tmpdir(), 'sims-'));
});
afterEach(async () => {
  for (const sims of running.splice(0)) await sims.stop();
  rmSync(directory, { recursive: true });
});

describe('planned faults', () => {
  it('happen as often as planned, before or after the effect', async () => {
    const sims = await start();
    await control(sims, 'faults', { provider: 'sms', operation: 'effect', fault: 'http500' });
    await control(sims, 'faults', { provider: 'sms', fault: 'timeoutBefore' });
    expect([await effect(sims), await effect(sims, 80), await effect(sims)]).toEqual([500, 0, 200]);
    expect(context.next('effects')).toBe(2);
    await control(sims, 'faults', { provider: 'sms', fault: 'timeoutAfter' });
    expect(await effect(sims, 80)).toBe(0);
    expect(context.next('effects')).toBe(4);
  });

  it('slow down and are aimed by operation', async () => {
    const sims = await start();
    await control(sims, 'faults', { provider: 'sms', operation: 'other', fault: 'http500' });
    expect(await effect(sims)).toBe(200);
    await control(sims, 'faults', { provider: 'sms', fault: 'delayMs', delayMs: 120 });
    const before = performance.now();
    expect(await effect(sims)).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
    expect(await control(sims, 'faults', { provider: 'sms', fault: 'earthquake' })).toMatchObject({
      error: expect.any(String) as string,
    });
  });
});

describe('the clock and what waits for it', () => {
  it('makes things due when moved forward, and not earlier', async () => {
    const sims = await start();
    context.agenda.add('sms/ring', 'tomorrow', 86_400_000);
    context.agenda.add('sms/ring', 'soon', 5);
    await until(() => rings.length === 1);
    await control(sims, 'clock', { offsetMs: 86_000_000 });
    expect(rings).toEqual(['soon']);
    await control(sims, 'clock', { offsetMs: 86_500_000 });
    await until(() => rings.length === 2);
  });

  it('does not strand what was added in a future that is left again', async () => {
    const sims = await start();
    await control(sims, 'clock', { offsetMs: 86_400_000 });
    context.agenda.add('sms/ring', 'late', 30);
    await control(sims, 'clock', { offsetMs: 0 });
    await until(() => rings.length === 1);
  });

  it('moves the server’s clock along', async () => {
    const seen: string[] = [];
    const server = await Inbox.open(async ({ path: at, rawBody }) => {
      seen.push(`${at} ${rawBody.toString()}`);
      return { status: 200, contentType: 'application/json', body: '{}' };
    });
    const sims = await start({ apiBaseUrl: new URL(server.url).origin });
    expect(await control(sims, 'clock', { offsetMs: 5 })).toMatchObject({ server: { status: 200 } });
    expect(seen).toEqual(['/v1/dev/clock {"offsetMs":5}']);
    server.close();
  });
});

describe('notifications', () => {
  it('follow the ladder, then give up', async () => {
    const inbox = await Inbox.open(async () => ({ status: 500, contentType: 'text/plain', body: 'no' }));
    const sims = await start();
    context.notify({ eventId: 'e1', topic: 't', businessNo: 'b', url: inbox.url, payload: {} });
    const exhausted = async () =>
      (await control<Delivery[]>(sims, 'deliveries')).find((d) => d.state === 'exhausted');
    const delivery = await until(exhausted);
    expect(delivery.attempts.map((attempt) => attempt.status)).toEqual([500, 500, 500]);
    const [first, second, third] = delivery.attempts.map((attempt) => attempt.at);
    expect(second! - first!).toBeGreaterThanOrEqual(9);
    expect(third! - second!).toBeGreaterThanOrEqual(19);
    expect(await control(sims, `deliveries/${delivery.id}/resend`, { mode: 'corrupt' })).toMatchObject({
      mode: 'corrupt',
      status: 500,
    });
    inbox.close();
  });

  it('record an address that does not answer', async () => {
    const sims = await start();
    context.notify({ eventId: 'e1', topic: 't', businessNo: 'b', url: 'http://127.0.0.1:9/', payload: {} });
    const delivery = await until(async () =>
      (await control<Delivery[]>(sims, 'deliveries')).find((d) => d.attempts.length > 0),
    );
    expect(delivery.attempts[0]).toMatchObject({ accepted: false, error: expect.any(String) as string });
  });
});

describe('codes of people', () => {
  it('are spent once when they carry a nonce, and per platform', async () => {
    await start();
    expect(context.codes.redeem('a', 'sim-user-', 'sim-user-7.x')).toMatchObject({
      ok: true,
      persona: { phone: '13800000007' },
    });
    expect(context.codes.redeem('a', 'sim-user-', 'sim-user-7.x')).toEqual({ ok: false, reason: 'used' });
    expect(context.codes.redeem('b', 'sim-user-', 'sim-user-7.x').ok).toBe(true);
    for (const wrong of ['sim-user-0', 'sim-user-201', 'sim-user-', 'user-1', 'sim-user-1.']) {
      expect(context.codes.redeem('a', 'sim-user-', wrong)).toEqual({ ok: false, reason: 'invalid' });
    }
  });

  it('may be used again in their bare form, unless strict', async () => {
    await start();
    const twice = (): boolean[] => [1, 2].map(() => context.codes.redeem('a', 'sim-user-', 'sim-user-7').ok);
    expect(twice()).toEqual([true, true]);
    await start({ reusableLoginCodes: false });
    expect(twice()).toEqual([true, false]);
  });
});

describe('memory', () => {
  it('survives a restart: state, clock, keys and what waits', async () => {
    const dataFile = path.join(directory, 'state.json');
    const first = await start({ dataFile, config: undefined });
    context.collection<{ x: number }>('things').put('a', { x: 1 });
    context.agenda.add('sms/ring', 'later', 60);
    await control(first, 'clock', { offsetMs: 1_000 });
    await running.pop()!.stop();
    const second = await start({ dataFile, config: undefined });
    expect(context.collection('things').get('a')).toEqual({ x: 1 });
    expect(second.config).toEqual(first.config);
    expect(await control(second, 'state')).toMatchObject({ clock: { offsetMs: 1_000 } });
    await until(() => rings.length === 1);
    await control(second, 'reset', {});
    expect(context.collection('things').get('a')).toBeUndefined();
    expect(statSync(dataFile).mode & 0o077).toBe(0);
  });
});

describe('the shared configuration', () => {
  it('is made once, completed when it lacks something, and never changed', () => {
    const file = path.join(directory, 'config.json');
    const made = loadDevPlatformConfig(file);
    expect(loadDevPlatformConfig(file)).toEqual(made);
    expect(made.wechatPay.apiV3Key).toHaveLength(32);
    const { sms: _lost, ...rest } = made;
    writeFileSync(file, JSON.stringify({ ...rest, wechat: { ...made.wechat, messagePush: undefined } }));
    const completed = loadDevPlatformConfig(file);
    expect(completed.wechatPay).toEqual(made.wechatPay);
    expect(completed.sms.accessKeyId).toMatch(/^SIM/);
    expect(completed.wechat.messagePush.encodingAesKey).toHaveLength(43);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(completed);
  });
});

describe('the control API', () => {
  it('serves its page without inline scripts and refuses foreign forms', async () => {
    const sims = await start();
    const page = await fetch(`${sims.urls.control}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).toContain('平台模拟器');
    expect(html).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/);
    for (const file of ['control.js', 'control.css'])
      expect((await fetch(`${sims.urls.control}/${file}`)).status).toBe(200);
    const form = await fetch(`${sims.urls.control}/control/reset`, {
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
    });
    expect(form.status).toBe(415);
    const empty = await fetch(`${sims.urls.control}/control/reset`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(empty.status).toBe(415);
  });

  it('says what it does not know', async () => {
    const sims = await start();
    expect(await control(sims, 'pay', { outTradeNo: 'X' })).toEqual({
      error: 'no provider knows this number',
    });
    expect(await control(sims, 'pay', {})).toEqual({ error: 'outTradeNo is missing' });
    expect(await control(sims, 'personas/201', {})).toEqual({ error: 'no persona 201' });
  });
});
