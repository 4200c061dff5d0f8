import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Agenda } from './agenda.js';
import { OffsetClock } from './clock.js';
import { Codes } from './codes.js';
import { registerControlApi } from './control-api.js';
import { generateDevPlatformConfig, type DevPlatformConfig } from './dev-keys.js';
import { FaultPlan } from './faults.js';
import { applyFaults, rawBodyServer } from './http.js';
import { Notifier } from './notifier.js';
import { Personas } from './personas.js';
import type { ProviderContext, ProviderControls, ProviderDefinition, ProviderName } from './provider.js';
import { Store } from './store.js';

export interface SimulatorOptions {
  /** Port per provider and `control`; 0 picks a free one. Providers without a port are not started. */
  ports: Partial<Record<ProviderName | 'control', number>>;
  /** Keeps the state, and the generated keys when no `config` is given. */
  dataFile?: string;
  /** Host name in the links handed out (cashier pages). Listening is on loopback only. */
  publicHost?: string;
  /** Base URL of the API of the product, for moving its clock. */
  apiBaseUrl: string;
  /** Factor on the waits of notification retries and refund arrival: 1 = as in production. */
  retryScale: number;
  quiet: boolean;
  /** Names, secrets and keys shared with the server. Generated when missing. */
  config?: DevPlatformConfig;
  /** Default true. */
  reusableLoginCodes?: boolean;
  /** The host's clock; tests pass their own. */
  wallClock?: () => number;
}

export interface RunningSimulators {
  /** Base URL per provider and of `control`, without trailing slash. */
  urls: Record<string, string>;
  publicKeys: { wechatPay: string; wechatPayId: string; douyin: string; alipay: string };
  config: DevPlatformConfig;
  stop(): Promise<void>;
}

const CONFIG_RECORD = 'core/config';

/** Starts the given providers in this process, each on its own loopback port, and the control API. */
export async function runSimulators(
  providers: readonly ProviderDefinition[],
  options: SimulatorOptions,
): Promise<RunningSimulators> {
  const store = new Store(options.dataFile);
  const clock = new OffsetClock(options.wallClock, savedOffset(store));
  clock.onMove(() => saveOffset(store, clock.offsetMs));
  const config = options.config ?? storedConfig(store);
  const personas = new Personas(store);
  const agenda = new Agenda(store, clock);
  const notifier = new Notifier({ store, clock, agenda, retryScale: options.retryScale });
  const codes = new Codes(store, {
    clock,
    personas,
    settings: { reusableLoginCodes: options.reusableLoginCodes ?? true },
  });
  const shared: Shared = {
    options,
    store,
    clock,
    config,
    personas,
    agenda,
    notifier,
    codes,
    faults: new FaultPlan(),
    controls: new Map(),
    urls: {},
    resetListeners: [],
  };
  const apps: FastifyInstance[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(apps.map((app) => app.close()));
    await agenda.stop();
    store.flush();
  };
  try {
    for (const provider of providers) {
      const port = options.ports[provider.name];
      if (port !== undefined) apps.push(await startProvider(provider, port, shared));
    }
    apps.push(await startControl(options.ports.control ?? 0, shared));
  } catch (error) {
    await stop();
    throw error;
  }
  agenda.start();
  return { urls: shared.urls, publicKeys: publicKeysOf(config), config, stop };
}

interface Shared {
  options: SimulatorOptions;
  store: Store;
  clock: OffsetClock;
  config: DevPlatformConfig;
  personas: Personas;
  agenda: Agenda;
  notifier: Notifier;
  codes: Codes;
  faults: FaultPlan;
  controls: Map<ProviderName, ProviderControls>;
  urls: Record<string, string>;
  resetListeners: (() => void)[];
}

async function startProvider(
  provider: ProviderDefinition,
  port: number,
  shared: Shared,
): Promise<FastifyInstance> {
  const app = rawBodyServer();
  applyFaults(app, shared.faults, provider);
  if (!shared.options.quiet) logRequests(app, provider.name);
  await provider.register(app, contextFor(provider.name, shared));
  shared.urls[provider.name] = await listen(app, port, shared.options.publicHost);
  return app;
}

async function startControl(port: number, shared: Shared): Promise<FastifyInstance> {
  const app = rawBodyServer();
  const reset = (): void => {
    shared.store.clearExcept([CONFIG_RECORD]);
    shared.faults.remove();
    shared.notifier.forgetPlans();
    for (const listener of shared.resetListeners) listener();
  };
  registerControlApi(app, { ...shared, apiBaseUrl: shared.options.apiBaseUrl, reset });
  shared.urls.control = await listen(app, port, shared.options.publicHost);
  return app;
}

function contextFor(name: ProviderName, shared: Shared): ProviderContext {
  const { config, clock, personas, codes, agenda, store, notifier } = shared;
  return {
    name,
    config,
    clock,
    personas,
    codes,
    agenda,
    retryScale: shared.options.retryScale,
    apiBaseUrl: shared.options.apiBaseUrl,
    collection: (collection) => store.collection(`${name}/${collection}`),
    collectionOf: (provider, collection) => store.collection(`${provider}/${collection}`),
    next: (counter) => store.next(`${name}/${counter}`),
    notificationStyle: (style) => notifier.style(name, style),
    notify: (draft) => notifier.send(name, draft),
    controls: (controls) => shared.controls.set(name, controls),
    url: (provider = name) => shared.urls[provider] ?? '',
    onReset: (listener) => shared.resetListeners.push(listener),
  };
}

async function listen(app: FastifyInstance, port: number, publicHost = '127.0.0.1'): Promise<string> {
  await app.listen({ port, host: '127.0.0.1' });
  return `http://${publicHost}:${(app.server.address() as AddressInfo).port}`;
}

function logRequests(app: FastifyInstance, name: string): void {
  app.addHook('onResponse', async (request, reply) => {
    // Without the query: it carries secrets and tokens.
    process.stderr.write(`[${name}] ${request.method} ${request.url.split('?')[0]} ${reply.statusCode}\n`);
  });
}

function storedConfig(store: Store): DevPlatformConfig {
  const records = store.collection<DevPlatformConfig>(CONFIG_RECORD);
  return records.get('config') ?? records.put('config', generateDevPlatformConfig());
}

function savedOffset(store: Store): number {
  return store.collection<{ offsetMs: number }>('core/clock').get('offset')?.offsetMs ?? 0;
}

function saveOffset(store: Store, offsetMs: number): void {
  store.collection<{ offsetMs: number }>('core/clock').put('offset', { offsetMs });
}

function publicKeysOf(config: DevPlatformConfig): RunningSimulators['publicKeys'] {
  return {
    wechatPay: config.wechatPay.platform.publicKeyPem,
    wechatPayId: config.wechatPay.platformPublicKeyId,
    douyin: config.douyin.platform.publicKeyPem,
    alipay: config.alipay.alipay.publicKeyPem,
  };
}
