import type { Page } from 'playwright-core';
import type { Journal } from './journal.js';
import type { Screen } from './screens.js';
import type { FromView, ToView, ViewWindow } from './view/bridge.js';
import type { FromShell, ShellWindow, ToShell } from './view/shell-bridge.js';

export interface StageHandlers {
  fromView(message: FromView): void;
  fromShell(message: FromShell): void;
}

interface View {
  ready: Promise<void>;
  setReady(): void;
  /** Messages arrive in the order they were sent. */
  queue: Promise<unknown>;
}

/** The screen of a phone: one Chromium page with the shell, and an iframe for every page of the mini-program. */
export class Stage {
  private readonly views = new Map<number, View>();
  private isClosed = false;

  private constructor(
    private readonly screen: Screen,
    private readonly journal: Journal,
  ) {}

  static async open(
    screen: Screen,
    url: string,
    options: { journal: Journal; handlers: StageHandlers },
  ): Promise<Stage> {
    const { journal, handlers } = options;
    const stage = new Stage(screen, journal);
    await screen.show(url, {
      trouble: (text) => journal.trouble('view', text),
      fromShell: (message) => handlers.fromShell(message),
      fromView(message) {
        if (message.kind === 'ready') stage.views.get(message.page)?.setReady();
        else handlers.fromView(message);
      },
    });
    return stage;
  }

  get page(): Page {
    return this.screen.page;
  }

  /** Nothing more is said to the screen, which may be another's from now on. */
  close(): Screen {
    this.isClosed = true;
    return this.screen;
  }

  /** Makes an iframe and waits until its tree stands. */
  async open(page: number, url: string): Promise<void> {
    let setReady = (): void => undefined;
    const ready = new Promise<void>((resolve) => (setReady = resolve));
    this.views.set(page, { ready, setReady, queue: ready });
    await this.tell({ kind: 'open', page, url });
    await ready;
  }

  async remove(page: number): Promise<void> {
    this.views.delete(page);
    await this.tell({ kind: 'close', page });
  }

  async tell(message: ToShell): Promise<void> {
    await this.quietly(() =>
      this.page.evaluate((told) => (window as unknown as ShellWindow).show(told), message),
    );
  }

  /** Says something to a page; nothing comes back from one that is gone. */
  send<T>(page: number, message: ToView): Promise<T | undefined> {
    const view = this.views.get(page);
    if (!view) return Promise.resolve(undefined);
    const answer = view.queue.then(() =>
      this.quietly(async () => {
        if (!this.views.has(page)) return undefined;
        const frame = this.page.frame({ name: `page-${page}` });
        return frame?.evaluate(
          (text) => (window as unknown as ViewWindow).receive(text),
          JSON.stringify(message),
        );
      }),
    );
    view.queue = answer;
    return answer as Promise<T | undefined>;
  }

  /** Everything that was sent to a page has arrived. */
  async arrived(page: number): Promise<void> {
    await this.views.get(page)?.queue;
  }

  /** A page that is closed in the middle of something is no trouble; anything else is. */
  private async quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.isClosed) return undefined;
    try {
      return await act();
    } catch (error) {
      const isGone = this.isClosed || /closed|detached|destroyed|navigat/i.test((error as Error).message);
      if (!isGone) this.journal.trouble('view', (error as Error).message);
      return undefined;
    }
  }
}
