/**
 * The whole mall as processes: database, simulators, server. `npm start`, the journeys, the browser tests and the
 * benchmark all start it here, so they all run the same thing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, openDatabase, seedDemo } from './database.mjs';
import { ReadableError, info, skipped, step } from './log.mjs';
import { DATA_DIR, inRoot } from './paths.mjs';
import { freePorts, stablePorts } from './ports.mjs';
import { hasExited, onShutdown, startNode } from './processes.mjs';

/** Ports of `npm start` where they are free. The names are those of the `SIM_*` variables. */
const WANTED_PORTS = {
  SERVER: 8080,
  SIM_CONTROL: 8090,
  SIM_WECHAT: 8091,
  SIM_WECHAT_PAY: 8092,
  SIM_DOUYIN: 8093,
  SIM_ALIPAY: 8094,
  SIM_KUAIDI100: 8095,
  SIM_SMS: 8096,
};
const READY_WITHIN_MS = 60_000;

async function choosePorts(kind) {
  if (kind === 'stable') return stablePorts(WANTED_PORTS);
  const names = Object.keys(WANTED_PORTS);
  const ports = await freePorts(names.length);
  return Object.fromEntries(names.map((name, index) => [name, ports[index]]));
}

const origin = (port) => `http://127.0.0.1:${port}`;
const simulatorNames = Object.keys(WANTED_PORTS).filter((name) => name.startsWith('SIM_'));

/** The environment both programs read; the contract is written down in `.env.example`. */
function environment({ ports, dataDir, databaseUrl, retryScale, extra }) {
  const platformFile = path.join(dataDir, 'platform.json');
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: String(ports.SERVER),
    PUBLIC_BASE_URL: origin(ports.SERVER),
    DATA_DIR: dataDir,
    STATIC_H5_DIR: inRoot('client/dist/h5'),
    STATIC_CONSOLE_DIR: inRoot('console/dist'),
    PLATFORM_CONFIG_FILE: platformFile,
    SIM_CONFIG_FILE: platformFile,
    SIM_DATA_FILE: path.join(dataDir, 'simulators.json'),
    SIM_API_BASE_URL: origin(ports.SERVER),
    SIM_RETRY_SCALE: String(retryScale),
    ...Object.fromEntries(simulatorNames.map((name) => [`${name}_PORT`, String(ports[name])])),
    ...Object.fromEntries(simulatorNames.map((name) => [`${name}_URL`, origin(ports[name])])),
    ...extra,
  };
}

function died(program) {
  return new ReadableError(`The ${program.name} ended early. Its last lines:\n${program.recentLines()}`);
}

/** Simulators say on one line of JSON that they are ready, and where. */
async function startSimulators(env, logFile) {
  let announce;
  const ready = new Promise((resolve) => (announce = resolve));
  const program = startNode('simulators', 'simulators/dist/main.js', {
    env,
    logFile,
    showErrors: false, // its stderr is a line per request: for the log file
    onLine: (line) => {
      if (line.startsWith('{"ready":true')) announce(JSON.parse(line).urls);
    },
  });
  const ended = new Promise((resolve) => program.child.once('close', resolve));
  const late = sleep(READY_WITHIN_MS, undefined, { ref: false });
  const urls = await Promise.race([ready, ended.then(() => undefined), late]);
  if (urls) return { program, urls };
  if (hasExited(program.child)) throw died(program);
  throw new ReadableError('The simulators did not become ready in a minute.');
}

/** Starts the server and waits until `/readyz` answers 200. */
async function startServer(env, logFile) {
  const program = startNode('server', 'server/dist/bundle/main.js', { env, logFile });
  const url = `${env.PUBLIC_BASE_URL}/readyz`;
  for (const startedAt = performance.now(); ; await sleep(50)) {
    if (hasExited(program.child)) throw died(program);
    const response = await fetch(url).catch(() => undefined); // refused until it listens
    if (response?.status === 200) return program;
    if (performance.now() - startedAt > READY_WITHIN_MS) {
      throw new ReadableError(
        `The server is not ready after a minute (${url}). Its last lines:\n${program.recentLines()}`,
      );
    }
  }
}

/**
 * Fills an empty database with the demo shop outside of a running mall: the seeding needs the platforms, which keep its
 * trades in the data folder.
 */
export async function fillDemo(database, dataDir = DATA_DIR) {
  const ports = await choosePorts('free');
  const env = environment({ ports, dataDir, databaseUrl: database.url, retryScale: 1, extra: {} });
  const simulators = await startSimulators(env, path.join(dataDir, 'logs', 'simulators.log'));
  await seedDemo(database, env);
  await simulators.program.stop();
}

/**
 * @param {object} [options]
 * @param {string} [options.dataDir] holds database, files, logs; the repository's `.data` unless told otherwise
 * @param {'stable' | 'free'} [options.ports] `stable`: 8080 and 8090… where possible
 * @param {boolean} [options.relaxed] no durability: tests only
 * @param {boolean} [options.privateDatabase] ignore `DATABASE_URL`
 * @param {boolean} [options.demo] fill an empty database with the demo shop
 * @param {number} [options.retryScale] how much faster than in life platforms repeat a notification; 1 is life
 * @param {Record<string, string>} [options.env] added last
 */
export async function startStack(options = {}) {
  const {
    dataDir = DATA_DIR,
    ports: kind = 'free',
    relaxed = false,
    privateDatabase = false,
    demo = false,
  } = options;
  fs.mkdirSync(dataDir, { recursive: true });
  const logFile = (name) => path.join(dataDir, 'logs', `${name}.log`);
  const ports = await choosePorts(kind);
  const database = await step('start the database', () =>
    openDatabase({ folder: path.join(dataDir, 'db'), relaxed, ignoreEnvironment: privateDatabase }),
  );
  info(`${database.how}; ${database.settings.join(', ')}`);
  const env = environment({
    ports,
    dataDir,
    databaseUrl: database.url,
    retryScale: options.retryScale ?? 1,
    extra: options.env,
  });

  let simulators;
  let server;
  const stop = async () => {
    forget();
    await server?.stop();
    await simulators?.program.stop();
    await database.stop();
  };
  const forget = onShutdown(stop);

  if (fs.existsSync(inRoot('simulators/dist/main.js'))) {
    simulators = await step('start the simulators', () => startSimulators(env, logFile('simulators')));
  } else skipped('start the simulators', 'they are not written yet');
  await step('bring the tables up to date', () => migrate(database.url, env));
  if (demo) await step('fill the demo shop', () => seedDemo(database, env));
  if (fs.existsSync(inRoot('server/dist/bundle/main.js'))) {
    server = await step('start the server', () => startServer(env, logFile('server')));
  } else skipped('start the server', 'it is not written yet');

  return {
    env,
    ports,
    databaseUrl: database.url,
    urls: { server: env.PUBLIC_BASE_URL, control: env.SIM_CONTROL_URL, simulators: simulators?.urls },
    programs: () => [server, simulators?.program].filter(Boolean),
    /** kill -9, then the same server on the same port. */
    async killServer() {
      await server.stop('SIGKILL');
      server = await startServer(env, logFile('server'));
    },
    stop,
  };
}
