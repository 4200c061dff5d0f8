import type { Browser, Page } from 'playwright-core';
import type { Theme } from './program/program.js';
import type { FromView } from './view/bridge.js';
import type { FromShell } from './view/shell-bridge.js';

/** Who hears what happens on a screen. */
export interface ScreenHandlers {
  fromView(message: FromView): void;
  fromShell(message: FromShell): void;
  /** Chromium complained. */
  trouble(text: string): void;
}

export interface ScreenSize {
  width: number;
  height: number;
  /** Pixels to a point. */
  scale: number;
}

const PATIENCE_MS = 25_000;

/** One Chromium page, lent to one running mini-program after the other. */
export class Screen {
  private handlers: ScreenHandlers | null = null;

  private constructor(
    readonly page: Page,
    readonly size: ScreenSize,
    readonly theme: Theme,
  ) {}

  static async make(browser: Browser, size: ScreenSize, theme: Theme): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width: size.width, height: size.height },
      deviceScaleFactor: size.scale,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const screen = new Screen(await context.newPage(), size, theme);
    await screen.listen();
    return screen;
  }

  private async listen(): Promise<void> {
    const { page } = this;
    page.on('pageerror', (error) => this.handlers?.trouble(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.handlers?.trouble(`${message.text()} (${message.location().url})`);
    });
    await page.exposeBinding('sayFromView', (_source, message: FromView) => this.handlers?.fromView(message));
    await page.exposeBinding('sayFromShell', (_source, message: FromShell) =>
      this.handlers?.fromShell(message),
    );
  }

  async show(url: string, handlers: ScreenHandlers): Promise<void> {
    this.handlers = handlers;
    await this.page.goto(url);
  }

  /** Ends what is on it; whatever that may still say is not heard. */
  async clear(): Promise<void> {
    this.handlers = null;
    await this.page.evaluate(() => document.body.replaceChildren());
  }

  /** Whether it is as it was made. */
  get isUntouched(): boolean {
    const { width, height } = this.page.viewportSize() ?? {};
    return width === this.size.width && height === this.size.height;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/**
 * The screens of a host. A mini-program keeps nothing in Chromium, its storage is the phone's, so that the next one may have
 * the page of one that has ended: a page that was never used costs half a second of a processor before it shows anything.
 */
export class Screens {
  private readonly idle: Screen[] = [];

  constructor(private readonly browser: Browser) {}

  async take(size: ScreenSize, theme: Theme): Promise<Screen> {
    const fits = (one: Screen): boolean =>
      one.theme === theme && JSON.stringify(one.size) === JSON.stringify(size);
    const at = this.idle.findIndex(fits);
    const [kept] = at < 0 ? [] : this.idle.splice(at, 1);
    return kept ?? Screen.make(this.browser, size, theme);
  }

  async putBack(screen: Screen): Promise<void> {
    if (!screen.isUntouched) return screen.close();
    await screen.clear();
    this.idle.push(screen);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((screen) => screen.close()));
  }
}
