import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { platformApi } from './api/api.js';
import { bytesOf } from './api/bytes.js';
import { Canvases } from './canvas.js';
import type { Target } from './dialects.js';
import { Files } from './files.js';
import { Journal } from './journal.js';
import { Definitions } from './logic/definitions.js';
import { PageStack } from './logic/pages.js';
import { Realm } from './logic/realm.js';
import { Signals } from './logic/signals.js';
import { callApp, heard, heardFromShell, MiniProgram, toEntrance, type Arrival } from './mini-program.js';
import type { Phone } from './phone.js';
import { PlatformWire } from './platform-wire.js';
import { readProgram, type Program } from './program/program.js';
import { Questions } from './questions.js';
import type { Runtime } from './runtime.js';
import { Screens, type ScreenSize } from './screens.js';
import { Stage } from './stage.js';
import { ViewServer } from './view-server.js';

export interface HostOptions {
  browser: Browser;
  target: Target;
  /** The compiled program, e.g. client/dist/weapp. */
  folder: string;
  serverUrl: string;
  /** The simulators' control API. */
  controlUrl: string;
  /** The address of the server that was built in. */
  builtInOrigin?: string;
  /** How large a screen the phones have; an iPhone's unless told. */
  screen?: ScreenSize;
}

const BUILT_IN = 'http://127.0.0.1:8080';
const SCREEN: ScreenSize = { width: 375, height: 812, scale: 2 };
const HOUR_MS = 3_600_000;
/** 1001: from the list of mini-programs, which says nothing. */
const NO_ENTRANCE = 1001;

/** Runs one compiled mini-program on any number of phones. */
export class Host {
  private constructor(
    readonly options: HostOptions,
    readonly program: Program,
    private readonly view: ViewServer,
    private readonly screens: Screens,
  ) {}

  static async open(options: HostOptions): Promise<Host> {
    const program = readProgram(options.folder, options.target);
    return new Host(options, program, await ViewServer.start(program), new Screens(options.browser));
  }

  async close(): Promise<void> {
    await this.screens.close();
    await this.view.stop();
  }

  /** A cold start. */
  async launch(phone: Phone, arrival: Arrival = {}): Promise<MiniProgram> {
    const { program, view, screens, options } = this;
    const name = randomUUID().slice(0, 8);
    const runtime = this.prepare(phone, arrival, `${view.origin}/run/${name}`);
    const { journal, pages, files, realm } = runtime;
    const base = view.add(name, {
      boot: (page) => pages.boot(page),
      file: (file) => files.get(file),
    });
    const running = new MiniProgram(runtime, async (screen) => {
      view.remove(name);
      await screens.putBack(screen);
    });
    const handlers = {
      fromView: heard(runtime),
      fromShell: (message: Parameters<typeof heardFromShell>[2]) =>
        heardFromShell(runtime, () => running, message),
    };
    const screen = await screens.take(options.screen ?? SCREEN, phone.theme);
    runtime.stage = await Stage.open(screen, `${base}/shell`, { journal, handlers });
    realm.define({ [program.dialect.namespace]: platformApi(runtime) });
    await start(runtime);
    return running;
  }

  private prepare(phone: Phone, arrival: Arrival, base: string): Runtime {
    const { program, options } = this;
    const journal = new Journal();
    for (const problem of program.problems)
      journal.trouble(/package/.test(problem) ? 'package' : 'template', problem);
    const realm = new Realm({
      journal,
      script: (file) => program.script(file),
      clockAheadMs: (phone.options.clockHours ?? 0) * HOUR_MS,
    });
    const entrance = toEntrance(
      arrival.url ?? program.app.entryPagePath ?? program.app.pages[0] ?? '',
      arrival.scene ?? NO_ENTRANCE,
    );
    const runtime = {
      program,
      phone,
      journal,
      realm,
      definitions: new Definitions({ program, realm, journal }),
      signals: new Signals(realm),
      files: new Files(program.dialect.filePrefix),
      wire: new PlatformWire(options.controlUrl, phone.options.persona),
      sockets: new Set(),
      observers: new Map(),
      launchedBy: entrance,
      enteredBy: entrance,
      isSinglePage: entrance.scene === program.dialect.singlePageScene,
      addresses: [[options.builtInOrigin ?? BUILT_IN, options.serverUrl]],
      canUse: () => false,
      isRefreshing: false,
      lastTouch: -Infinity,
      lastShare: null,
    } as unknown as Runtime;
    runtime.pages = new PageStack(runtime, base);
    runtime.questions = new Questions(() => runtime.stage);
    runtime.canvases = new Canvases({
      realm,
      stage: () => runtime.stage,
      bytesOf: (source) => bytesOf(runtime, source),
    });
    realm.define({
      getApp: () => runtime.definitions.app,
      getCurrentPages: () => realm.list(runtime.pages.instances),
    });
    return runtime;
  }
}

/** What the platform does between the tap on the icon and the first page. */
async function start(runtime: Runtime): Promise<void> {
  const { program, phone, pages, realm, signals, stage, launchedBy } = runtime;
  const { tabBar } = program.appConfig(phone.theme);
  if (tabBar) await stage.tell({ kind: 'tab-bar', tabBar, assets: '/built' });
  realm.guard(() => realm.require('app.js'));
  callApp(runtime, 'onLaunch', launchedBy);
  callApp(runtime, 'onShow', launchedBy);
  signals.tell('AppShow', launchedBy);
  const query = Object.entries(launchedBy.query).map(([name, value]) => `${name}=${value}`);
  await pages.reLaunch(`/${launchedBy.path}${query.length > 0 ? `?${query.join('&')}` : ''}`);
}
