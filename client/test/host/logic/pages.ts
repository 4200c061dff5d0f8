import type { PageConfig } from '../program/config.js';
import { resolvePath } from '../program/config.js';
import type { Runtime } from '../runtime.js';
import type { PageBoot } from '../view/bridge.js';
import { makeInstance } from './page-instance.js';
import type { Foreign } from './realm.js';

export interface OpenPage {
  id: number;
  path: string;
  query: Record<string, string>;
  config: PageConfig;
  isTab: boolean;
  title: string;
  instance: Foreign;
}

const DEEPEST = 10;
const REACH_BOTTOM_PX = 50;

/** A refusal of the router, in the platform's words. */
export class RouteError extends Error {}

/** "a=1&b=%20" → { a: "1", b: "%20" }: the platform does not decode. */
export function parseQuery(text = ''): Record<string, string> {
  const pairs = text.split('&').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [name, value];
    }),
  );
}

/** The open pages and the ways from one to another, with the order of lifecycle calls of the platforms. */
export class PageStack {
  private readonly stack: OpenPage[] = [];
  private readonly keptTabs = new Map<string, OpenPage>();
  private readonly badges = new Map<number, string>();
  private nextId = 1;
  /** Ways are gone one after another. */
  private way: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runtime: Runtime,
    private readonly base: string,
  ) {}

  get top(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  get paths(): string[] {
    return this.stack.map(({ path }) => path);
  }

  get instances(): Foreign[] {
    return this.stack.map(({ instance }) => instance);
  }

  byId(id: number): OpenPage | undefined {
    return [...this.stack, ...this.keptTabs.values()].find((page) => page.id === id);
  }

  /** The page whose instance a call names as its owner; the one on top, when it names none. */
  ownedBy(owner: unknown): OpenPage | undefined {
    const open = [...this.stack, ...this.keptTabs.values()];
    return open.find(({ instance }) => instance === owner) ?? this.top;
  }

  /** Calls a method of a page, when it has it. */
  call(page: OpenPage | undefined, method: string, ...args: unknown[]): unknown {
    const act = page?.instance[method];
    if (typeof act !== 'function') return undefined;
    return this.runtime.realm.guard(() =>
      (act as (...values: unknown[]) => unknown).apply(page?.instance, args),
    );
  }

  /** Waits until the router has come to rest. */
  async rest(): Promise<void> {
    await this.way.catch(() => undefined);
  }

  navigateTo(url: string): Promise<void> {
    return this.go(url, async ({ path, query, isTab }) => {
      if (isTab) throw new RouteError('can not navigateTo a tabbar page');
      if (this.stack.length >= DEEPEST) throw new RouteError(`webview count limit exceed`);
      this.call(this.top, 'onHide');
      await this.open(path, query);
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.go(url, async ({ path, query, isTab }) => {
      if (isTab) throw new RouteError('can not redirectTo a tabbar page');
      await this.close(this.stack.pop());
      await this.open(path, query);
    });
  }

  reLaunch(url: string): Promise<void> {
    return this.go(url, async ({ path, query }) => {
      const all = new Set([...this.stack.splice(0).reverse(), ...this.keptTabs.values()]);
      for (const page of all) await this.close(page);
      await this.open(path, query);
    });
  }

  switchTab(url: string): Promise<void> {
    return this.go(url, async ({ path, isTab }) => {
      if (!isTab) throw new RouteError('can not switch to no-tabBar page');
      const before = this.top;
      for (const page of this.stack.splice(0).reverse()) if (!page.isTab) await this.close(page);
      if (before?.isTab && before.path !== path) this.call(before, 'onHide');
      const kept = this.keptTabs.get(path);
      if (!kept) return this.open(path, {});
      this.stack.push(kept);
      if (kept !== before) this.call(kept, 'onShow');
      await this.show();
    });
  }

  navigateBack(delta = 1): Promise<void> {
    return this.inTurn(async () => {
      const count = Math.min(delta, this.stack.length - 1);
      if (count < 1) throw new RouteError('cannot navigate back at first page.');
      for (let closed = 0; closed < count; closed += 1) await this.close(this.stack.pop());
      this.call(this.top, 'onShow');
      await this.show();
    });
  }

  private go(
    url: string,
    act: (target: { path: string; query: Record<string, string>; isTab: boolean }) => Promise<void>,
  ): Promise<void> {
    return this.inTurn(() => {
      const [wanted = '', query] = url.split(/\?(.*)/s);
      const path = resolvePath(this.top?.path ?? '', wanted);
      const { program, isSinglePage } = this.runtime;
      if (isSinglePage && this.stack.length > 0) throw new RouteError('can not navigate in single page mode');
      if (!program.pages.includes(path)) throw new RouteError(`page "${path}" is not found`);
      return act({ path, query: parseQuery(query), isTab: program.tabs.includes(path) });
    });
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.way.catch(() => undefined).then(() => (this.runtime.realm.ended ? undefined : act()));
    this.way = done;
    return done;
  }

  private async open(path: string, query: Record<string, string>): Promise<void> {
    const { program, phone, realm, stage, definitions } = this.runtime;
    const definition = definitions.page(path);
    const config = program.pageConfig(path, phone.theme);
    const page: OpenPage = {
      id: this.nextId++,
      path,
      query,
      config,
      isTab: program.tabs.includes(path),
      title: config.navigationBarTitleText ?? '',
      instance: {},
    };
    page.instance = makeInstance(this.runtime, page, definition);
    this.stack.push(page);
    if (page.isTab) this.keptTabs.set(path, page);
    const opened = stage.open(page.id, `${this.base}/page/${page.id}`);
    await this.show();
    this.call(page, 'onLoad', realm.copy(query));
    this.call(page, 'onShow');
    await opened;
    this.call(page, 'onReady');
  }

  private async close(page: OpenPage | undefined): Promise<void> {
    if (!page) return;
    this.call(page, 'onUnload');
    this.keptTabs.delete(page.path);
    await this.runtime.stage.remove(page.id);
  }

  /** Brings the top page to the front. */
  private async show(): Promise<void> {
    const { top } = this;
    if (!top) return;
    const { navigationStyle, navigationBarBackgroundColor, navigationBarTextStyle } = top.config;
    const { program, isSinglePage, stage } = this.runtime;
    await stage.tell({
      kind: 'show',
      page: top.id,
      title: top.title,
      background: navigationBarBackgroundColor ?? '#fff',
      color: navigationBarTextStyle === 'white' ? '#fff' : '#000',
      isCustom: navigationStyle === 'custom',
      hasBack: this.stack.length > 1,
      tab: top.isTab && !isSinglePage ? program.tabs.indexOf(top.path) : null,
    });
  }

  async setTitle(title: string): Promise<void> {
    if (!this.top) return;
    this.top.title = title;
    await this.runtime.stage.tell({ kind: 'title', title });
  }

  async setBadge(index: number, text: string | null): Promise<void> {
    if (!this.top?.isTab) throw new RouteError('not TabBar page');
    if (text === null) this.badges.delete(index);
    else this.badges.set(index, text);
    await this.runtime.stage.tell({ kind: 'badge', index, text });
  }

  badge(index: number): string | undefined {
    return this.badges.get(index);
  }

  /** What an iframe needs to become this page. */
  boot(id: number): PageBoot | undefined {
    const page = this.byId(id);
    if (!page) return undefined;
    const { program, definitions } = this.runtime;
    return {
      page: id,
      path: page.path,
      handlers: program.handlers,
      using: program.components(page.path),
      components: definitions.shapes(page.path),
      data: page.instance.data as Record<string, unknown>,
      reachBottomDistance: page.config.onReachBottomDistance ?? REACH_BOTTOM_PX,
      addresses: [[program.dialect.filePrefix, `${this.base}/files/`], ...this.runtime.addresses],
      assets: '/built',
    };
  }
}
