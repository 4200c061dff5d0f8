import type { Browser, FileChooser, Page, Route } from 'playwright-core';
import type { Person } from '../../../../server/src/journey/http.js';
import { People } from '../../../../server/test/browser/pages/people.js';
import { Till } from '../../../../server/test/browser/pages/till.js';
import type { Backstage, Login } from '../../../../server/test/browser/support/backstage.js';
import type { Screen } from '../../../../server/test/browser/support/screen.js';
import { see } from '../../../../server/test/browser/support/see.js';
import { baseUrl, Visitor } from '../../../../server/test/browser/support/visitor.js';
import { moveClock } from '../../host/logic/wrong-clock.js';
import { FaultPlan, TROUBLE_BODY, type Fault } from '../../host/network.js';
import type { Habits } from '../../host/phone.js';
import type { Shopper } from './shopper.js';

const HOUR_MS = 3_600_000;

/** A shopper with a browser on a phone. */
export class H5Shopper implements Shopper {
  readonly target = 'h5';
  readonly habits: Partial<Habits> = {};
  private readonly faults = new FaultPlan();
  private hasBadNetwork = false;
  private readonly requests: { line: string; key?: string }[] = [];

  private constructor(
    private readonly visitor: Visitor,
    private readonly stage: Backstage,
    readonly no: number,
  ) {}

  static async arrive(
    browser: Browser,
    stage: Backstage,
    { no, clockHours = 0 }: { no: number; clockHours?: number },
  ): Promise<H5Shopper> {
    const shopper = new H5Shopper(await Visitor.arrive(browser), stage, no);
    if (clockHours) await shopper.visitor.context.addInitScript(moveClock, clockHours * HOUR_MS);
    shopper.page.on('filechooser', (chooser) => void shopper.choosePicture(chooser));
    shopper.watch();
    return shopper;
  }

  private get page(): Page {
    return this.visitor.page;
  }

  get screen(): Screen {
    return this.page;
  }

  async open(url: string): Promise<void> {
    await this.visitor.open(url);
  }

  async logIn(): Promise<void> {
    await new People(this.page, this.stage).logInByPhone(this.no);
  }

  async become({ tokens, member }: Login): Promise<void> {
    // A page of the shop's origin without the app: the session has to lie there before the app's first page runs.
    await this.page.goto(`${baseUrl()}/healthz`);
    await this.page.evaluate((data) => localStorage.setItem('yimai.session', JSON.stringify({ data })), {
      tokens,
      member,
    });
  }

  async pay(): Promise<void> {
    await new Till(this.page).payByAlipay();
  }

  async chooseChannel(): Promise<void> {
    await this.page.getByRole('radio', { name: '支付宝' }).click();
  }

  async finishPayment(): Promise<void> {
    await new Till(this.page).pressPayAtCashier();
  }

  async payAndDie({ isPaid }: { isPaid: boolean }): Promise<void> {
    const { page } = this;
    await this.chooseChannel();
    await new Till(page).payButton().click();
    await see(page.getByRole('button', { name: '确认付款' }), 'the cashier');
    const url = page.url();
    await this.die();
    if (isPaid) await this.stage.sims.pay({ kind: 'redirect', url }, this.no);
  }

  async share(): Promise<string> {
    const { page } = this;
    await page.getByRole('button', { name: '分享', exact: true }).click();
    await page.getByRole('dialog', { name: '分享给朋友' }).getByRole('button', { name: '复制链接' }).click();
    await see(page.getByText('链接已复制'), 'that the link is copied');
    return page.evaluate(() => navigator.clipboard.readText());
  }

  async back(): Promise<void> {
    await this.page.goBack();
  }

  async refresh(): Promise<void> {
    await this.page.reload();
  }

  async die(): Promise<void> {
    await this.visitor.page.goto('about:blank');
  }

  /** From now on something stands between the page and the server; before that it would only cost time. */
  async suffer(fault: Fault): Promise<void> {
    this.faults.add(fault);
    if (this.hasBadNetwork) return;
    this.hasBadNetwork = true;
    await this.page.route(`${baseUrl()}/v1/**`, (route) => this.meet(route));
  }

  async setOnline(isOnline: boolean): Promise<void> {
    await this.visitor.context.setOffline(!isOnline);
  }

  asked(): string[] {
    return this.requests.map(({ line }) => line);
  }

  keysSentTo(pattern: RegExp): (string | undefined)[] {
    return this.requests.filter(({ line }) => pattern.test(line)).map(({ key }) => key);
  }

  person(): Promise<Person> {
    return this.visitor.person();
  }

  forgive(pattern: RegExp): void {
    this.visitor.forgive(pattern);
  }

  expectCalm(): void {
    this.visitor.expectCalm();
  }

  checkAccessibility(): Promise<void> {
    return this.visitor.checkAccessibility();
  }

  async photograph(name: string): Promise<void> {
    await this.visitor.photograph(`h5-${name}`);
  }

  async leave(): Promise<void> {
    await this.visitor.leave();
  }

  /** As the album of a phone: with no picture in mind it is closed again. */
  private async choosePicture(chooser: FileChooser): Promise<void> {
    const { picture } = this.habits;
    if (picture) await chooser.setFiles({ name: 'IMG_2048.jpg', mimeType: 'image/jpeg', buffer: picture });
  }

  private watch(): void {
    this.page.on('request', (request) => {
      const { pathname, origin } = new URL(request.url());
      if (origin !== baseUrl() || !pathname.startsWith('/v1/')) return;
      this.requests.push({
        line: `${request.method()} ${pathname}`,
        key: request.headers()['idempotency-key'],
      });
    });
  }

  private async meet(route: Route): Promise<void> {
    const request = route.request();
    const fault = this.faults.take(request.method(), request.url());
    switch (fault?.kind) {
      case undefined:
        return route.continue();
      case 'unsent':
        return route.abort('timedout');
      case 'lost':
        await route.fetch();
        return route.abort('timedout');
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, fault?.delayMs));
        return route.continue();
      default:
        return route.fulfill({ status: fault?.kind as number, json: TROUBLE_BODY });
    }
  }
}
