import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Person } from '../../../src/journey/http.js';
import { see } from './see.js';

/** A reader that is not at home: nothing else of Chromium's own talks to the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const PATIENCE_MS = 25_000;

export type Device = 'phone' | 'desktop';

const DEVICES = {
  phone: { viewport: { width: 375, height: 812 }, userAgent: ANDROID, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} as const;

export const baseUrl = (): string => {
  const url = process.env.API_BASE_URL;
  if (!url) throw new Error('API_BASE_URL is not set: run this through npm test -- browser');
  return url;
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS });
}

/** Experimental in axe: it wants every word of a card in the card's name, which nobody could listen to. */
const LEFT_OUT = { 'label-content-name-mismatch': { enabled: false } };
const PICTURES = path.resolve(__dirname, '../../../../artifacts/browser-failures');

interface AxeResult {
  violations: {
    id: string;
    impact: string | null;
    help: string;
    nodes: { html: string; target: unknown[] }[];
  }[];
}

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** Somebody with a browser of their own, and a note of everything that went wrong in it. */
export class Visitor {
  private readonly troubles: string[] = [];
  private readonly forgiven: RegExp[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(browser: Browser, device: Device = 'phone'): Promise<Visitor> {
    const context = await browser.newContext({
      ...DEVICES[device],
      baseURL: baseUrl(),
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(PATIENCE_MS);
    // A violation is also an error on the console, but not where the policy only reports.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const visitor = new Visitor(context, await context.newPage());
    visitor.listen();
    return visitor;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path, { waitUntil: 'domcontentloaded' });
    await see(this.page.getByRole('main'), `the page ${path}`);
  }

  /** The person of this browser, to do over the API what is not part of the story; after logging in. */
  async person(): Promise<Person> {
    const token = await this.page.evaluate(() => {
      const stored = JSON.parse(localStorage.getItem('yimai.session') ?? '{}') as {
        data?: { tokens?: { accessToken: string } };
      };
      return stored.data?.tokens?.accessToken ?? '';
    });
    const person = new Person(baseUrl(), 'visitor', 'browser-visitor');
    person.use(token);
    return person;
  }

  /** Trouble that a test makes on purpose. */
  forgive(pattern: RegExp): void {
    this.forgiven.push(pattern);
  }

  /** No console error, no failed request to our own origin, nothing refused by the content security policy. */
  expectCalm(): void {
    const rest = this.troubles.filter((trouble) => !this.forgiven.some((pattern) => pattern.test(trouble)));
    this.troubles.length = 0;
    if (rest.length > 0) throw new Error(`Trouble in the browser:\n${rest.join('\n')}`);
  }

  /** Notes what axe calls serious or critical on the page as it is now; `expectCalm` fails for it. */
  async checkAccessibility(): Promise<void> {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(
      (rules) =>
        (
          globalThis as unknown as { axe: { run: (where: unknown, how: unknown) => Promise<AxeResult> } }
        ).axe.run(document, {
          resultTypes: ['violations'],
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
          rules,
        }),
      LEFT_OUT,
    );
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    for (const { id, impact, help, nodes } of grave) {
      const where = nodes
        .slice(0, 4)
        .map(({ html, target }) => `    ${target.join(' ')}  ${html.slice(0, 200)}`);
      this.troubles.push([`${impact} ${id} at ${this.page.url()}: ${help}`, ...where].join('\n'));
    }
  }

  /** What the page looked like when a step failed, for the person who has to find out why. */
  async photograph(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    const file = path.join(PICTURES, `${name.replace(/\W+/g, '-')}.png`);
    await this.page.screenshot({ path: file }).catch(() => undefined);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private listen(): void {
    const { page } = this;
    const isOurs = (url: string): boolean => url.startsWith(baseUrl());
    page.on('console', (message) => {
      if (message.type() === 'error')
        this.troubles.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.troubles.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
      if (isOurs(response.url()) && response.status() >= 400)
        this.troubles.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Leaving a page ends what it was still asking for.
      if (isOurs(request.url()) && reason !== 'net::ERR_ABORTED')
        this.troubles.push(`${reason} ${request.method()} ${request.url()}`);
    });
  }
}
