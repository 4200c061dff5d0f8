import type { FrameLocator, Page } from 'playwright-core';
import { heardFromView, shareOf, type ShareCard } from './logic/events.js';
import type { Entrance, Runtime } from './runtime.js';
import type { Screen } from './screens.js';
import type { FromView, Measure } from './view/bridge.js';
import type { FromShell } from './view/shell-bridge.js';

export interface Cost extends Measure {
  setDataCount: number;
  setDataBytes: number;
  largestSetData: number;
  requests: number;
}

/** How somebody comes in: a path with a query, and WeChat's number of the entrance. */
export interface Arrival {
  url?: string;
  scene?: number;
}

/** A running mini-program, as somebody who holds the phone sees and touches it. */
export class MiniProgram {
  constructor(
    private readonly runtime: Runtime,
    private readonly forget: (screen: Screen) => Promise<void>,
  ) {}

  /** Chromium's page: the shell with its bars and questions. */
  get shell(): Page {
    return this.runtime.stage.page;
  }

  /** What is on top now; follows the router. */
  get screen(): FrameLocator {
    return this.shell.frameLocator('iframe[data-top]');
  }

  get journal(): Runtime['journal'] {
    return this.runtime.journal;
  }

  get phone(): Runtime['phone'] {
    return this.runtime.phone;
  }

  /** Paths of the open pages, the top one last. */
  get stack(): string[] {
    return this.runtime.pages.paths;
  }

  /** The address of the page on top. */
  get url(): string {
    const { path = '', query = {} } = this.runtime.pages.top ?? {};
    const text = Object.entries(query)
      .filter(([name]) => !name.startsWith('__key'))
      .map(([name, value]) => `${name}=${value}`)
      .join('&');
    return `/${path}${text ? `?${text}` : ''}`;
  }

  get title(): string {
    return this.runtime.pages.top?.title ?? '';
  }

  badge(index: number): string | undefined {
    return this.runtime.pages.badge(index);
  }

  /** The arrow of the navigation bar, or the gesture. */
  async back(): Promise<void> {
    await this.runtime.pages.navigateBack();
  }

  async switchTab(index: number): Promise<void> {
    const { pages, program, realm } = this.runtime;
    const { pagePath = '', text } = program.app.tabBar?.list[index] ?? {};
    await pages.switchTab(`/${pagePath}`);
    pages.call(pages.top, 'onTabItemTap', realm.copy({ index: String(index), pagePath, text }));
  }

  get canPullDown(): boolean {
    return this.runtime.pages.top?.config.enablePullDownRefresh === true;
  }

  /** Pulls the page down; resolves when the program said that it is done. */
  async pullDown(): Promise<void> {
    const { pages } = this.runtime;
    if (!this.canPullDown) throw new Error(`${this.url} cannot be pulled down`);
    this.runtime.isRefreshing = true;
    pages.call(pages.top, 'onPullDownRefresh');
    const deadline = performance.now() + 25_000;
    while (this.runtime.isRefreshing) {
      if (performance.now() > deadline) throw new Error('the page never said that it is refreshed');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async scrollTo(top: number): Promise<void> {
    const { pages, stage } = this.runtime;
    if (pages.top) await stage.send(pages.top.id, { kind: 'scroll', top, selector: null });
  }

  /** Shares the page from the menu in the corner; null where the page cannot be shared. */
  share(): Promise<ShareCard | null> {
    return shareOf(this.runtime, 'onShareAppMessage', { from: 'menu' });
  }

  shareToMoments(): Promise<ShareCard | null> {
    return shareOf(this.runtime, 'onShareTimeline', {});
  }

  /** What the last tap on a share button gave away. */
  get lastShare(): ShareCard | null {
    return this.runtime.lastShare;
  }

  /** A new version has been downloaded. */
  offerUpdate(): void {
    this.runtime.signals.tell('UpdateReady', {});
  }

  /** Puts the app into the background. */
  hide(): void {
    const { pages, signals } = this.runtime;
    pages.call(pages.top, 'onHide');
    callApp(this.runtime, 'onHide');
    signals.tell('AppHide', {});
  }

  /** Brings the running app back, by its icon or through another entrance with an address of its own. */
  async show({ url, scene = 1089 }: Arrival = {}): Promise<void> {
    const { pages, signals } = this.runtime;
    const entrance = url ? toEntrance(url, scene) : { ...this.runtime.enteredBy, scene };
    this.runtime.enteredBy = entrance;
    callApp(this.runtime, 'onShow', entrance);
    signals.tell('AppShow', entrance);
    if (url) await pages.reLaunch(url.startsWith('/') ? url : `/${url}`);
    else pages.call(pages.top, 'onShow');
  }

  /** Ends it without a word, as a phone short of memory does. */
  async kill(): Promise<void> {
    this.runtime.realm.end();
    for (const socket of this.runtime.sockets) socket.terminate();
    await this.forget(this.runtime.stage.close());
  }

  async screenshot(path: string): Promise<void> {
    await this.shell.screenshot({ path });
  }

  /** How big the page on top is and what it has cost so far. */
  async cost(): Promise<Cost> {
    const { journal, pages, stage } = this.runtime;
    const page = pages.top;
    if (!page) throw new Error('no page is open');
    const measured = await stage.send<Measure>(page.id, { kind: 'measure' });
    const sent = journal.setData.filter((record) => record.page === page.path).map(({ bytes }) => bytes);
    return {
      ...(measured ?? { nodes: 0, depth: 0, children: 0 }),
      setDataCount: sent.length,
      setDataBytes: sent.reduce((sum, bytes) => sum + bytes, 0),
      largestSetData: Math.max(0, ...sent),
      requests: journal.requests.filter((record) => record.page === page.path).length,
    };
  }

  /** Throws when anything went wrong that nobody forgave. */
  expectCalm(): void {
    const complaints = this.journal.complaints();
    if (complaints.length === 0) return;
    this.journal.troubles.length = 0;
    const lines = complaints.map(({ kind, text }) => `${kind}: ${text}`);
    throw new Error(`Trouble in the mini-program:\n${lines.join('\n')}`);
  }
}

/** Calls a method of the app with the entrance, when it has it. */
export function callApp({ realm, definitions: { app } }: Runtime, method: string, entrance?: Entrance): void {
  const act = app[method];
  if (typeof act !== 'function') return;
  realm.guard(() => (act as (given: unknown) => void).call(app, realm.copy(entrance)));
}

export function toEntrance(url: string, scene: number): Entrance {
  const [path = '', query = ''] = url.replace(/^\//, '').split(/\?(.*)/s);
  const pairs = query.split('&').filter(Boolean);
  const parsed = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return [name, value] as const;
  });
  return { path, query: Object.fromEntries(parsed), scene, referrerInfo: {} };
}

export function heardFromShell(runtime: Runtime, program: () => MiniProgram, message: FromShell): void {
  switch (message.kind) {
    case 'back':
      void runtime.pages.navigateBack().catch(() => undefined);
      return;
    case 'tab':
      void program().switchTab(message.index);
      return;
    case 'answer':
      runtime.questions.answer(message.question, message.choice);
  }
}

export const heard = (runtime: Runtime) => (message: FromView) => heardFromView(runtime, message);
