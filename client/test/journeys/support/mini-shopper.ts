import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Person } from '../../../../server/src/journey/http.js';
import type { Login } from '../../../../server/test/browser/support/backstage.js';
import { Till } from '../../../../server/test/browser/pages/till.js';
import type { Screen } from '../../../../server/test/browser/support/screen.js';
import { eventually, gone, see } from '../../../../server/test/browser/support/see.js';
import { baseUrl } from '../../../../server/test/browser/support/visitor.js';
import type { Host } from '../../host/host.js';
import type { MiniProgram } from '../../host/mini-program.js';
import type { Fault } from '../../host/network.js';
import { Phone } from '../../host/phone.js';
import type { Entrance, Shopper } from './shopper.js';
import { touchScreen } from './touch.js';

const PICTURES = path.resolve(__dirname, '../../../../artifacts/browser-failures');
/** WeChat's numbers of the entrances. */
const SCENES: Readonly<Record<Entrance, number>> = {
  icon: 1089,
  'share card': 1007,
  'scanned code': 1047,
  Moments: 1154,
};

/** A shopper in WeChat or Douyin. */
export class MiniShopper implements Shopper {
  readonly target;
  readonly phone: Phone;
  private running: MiniProgram | null = null;
  /** What programs that are gone had asked for. */
  private readonly before: MiniProgram[] = [];
  private readonly forgiven: RegExp[] = [];

  constructor(
    private readonly host: Host,
    readonly no: number,
    options: { clockHours?: number } = {},
  ) {
    this.target = host.options.target;
    this.phone = new Phone({ persona: no, ...options });
  }

  get mini(): MiniProgram {
    if (!this.running) throw new Error('the mini-program is not open');
    return this.running;
  }

  get screen(): Screen {
    const { mini } = this;
    return touchScreen(mini.screen, () => mini.url);
  }

  get habits(): Phone['habits'] {
    return this.phone.habits;
  }

  async open(url: string, by: Entrance = 'icon'): Promise<void> {
    const arrival = { url: url.replace(/^https?:\/\/[^/]+/, ''), scene: SCENES[by] };
    if (this.running) await this.running.show(arrival);
    else {
      this.running = await this.host.launch(this.phone, arrival);
      this.forgiven.forEach((pattern) => this.running?.journal.forgive(pattern));
    }
    await see(this.screen.getByRole('main'), `the page ${url}`);
  }

  async logIn(): Promise<void> {
    const { screen } = this;
    const button = screen.getByRole('button', { name: /一键登录$/ });
    await see(button, 'the login page');
    await screen.getByRole('checkbox', { name: '同意用户协议与隐私说明' }).click();
    await button.click();
    await gone(button, 'the login page');
  }

  become({ tokens, member }: Login): Promise<void> {
    this.phone.storage.set('yimai.session', JSON.stringify({ tokens, member }));
    return Promise.resolve();
  }

  async pay(): Promise<void> {
    await new Till(this.screen).payButton().click();
    await this.finishPayment();
  }

  /** There is one. */
  chooseChannel(): Promise<void> {
    return Promise.resolve();
  }

  async finishPayment(): Promise<void> {
    await see(this.screen.getByText('支付成功'), 'the result page', 20_000);
  }

  async payAndDie({ isPaid }: { isPaid: boolean }): Promise<void> {
    const { habits, host } = this;
    const cashier = host.options.target === 'tt' ? 'getOrderPayment' : 'requestPayment';
    habits.payment = isPaid ? 'pays and vanishes' : 'vanishes';
    await new Till(this.screen).payButton().click();
    await eventually('the cashier', () => this.mini.journal.callsOf(cashier).length > 0);
    if (isPaid) await eventually('the money', () => this.phone.payments > 0);
    await this.die();
    habits.payment = 'pays';
  }

  async share(): Promise<string> {
    const card = await this.mini.share();
    if (!card?.path) throw new Error('this page cannot be shared');
    return card.path;
  }

  async back(): Promise<void> {
    await this.mini.back();
  }

  /** Pulls the page down where it can be, else looks away and back. */
  async refresh(): Promise<void> {
    if (this.mini.canPullDown) return this.mini.pullDown();
    this.mini.hide();
    await this.mini.show();
  }

  async die(): Promise<void> {
    this.before.push(this.mini);
    await this.mini.kill();
    this.running = null;
  }

  suffer(fault: Fault): Promise<void> {
    this.phone.network.faults.add(fault);
    return Promise.resolve();
  }

  setOnline(isOnline: boolean): Promise<void> {
    this.phone.network.isOnline = isOnline;
    return Promise.resolve();
  }

  private requests() {
    return [...this.before, this.mini].flatMap(({ journal }) => journal.requests);
  }

  asked(): string[] {
    return this.requests().map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  }

  keysSentTo(pattern: RegExp): (string | undefined)[] {
    return this.requests()
      .filter(({ method, url }) => pattern.test(`${method} ${new URL(url).pathname}`))
      .map(({ headers }) => headers['idempotency-key']);
  }

  person(): Promise<Person> {
    const kept = JSON.parse(this.phone.storage.get('yimai.session') ?? '{}') as {
      tokens?: { accessToken: string };
    };
    const person = new Person(baseUrl(), `sim-user-${this.no}`, 'mini-person');
    person.use(kept.tokens?.accessToken ?? '');
    return Promise.resolve(person);
  }

  forgive(pattern: RegExp): void {
    this.forgiven.push(pattern);
    this.running?.journal.forgive(pattern);
  }

  expectCalm(): void {
    [...this.before, ...(this.running ? [this.running] : [])].forEach((mini) => mini.expectCalm());
  }

  checkAccessibility(): Promise<void> {
    return Promise.resolve();
  }

  async photograph(name: string): Promise<void> {
    if (!this.running) return;
    const file = path.join(PICTURES, `${this.target}-${name.replace(/\W+/g, '-')}`);
    mkdirSync(PICTURES, { recursive: true });
    writeFileSync(`${file}.txt`, `${this.mini.stack.join(' > ')}\n${this.mini.journal.summary()}\n`);
    await this.running.screenshot(`${file}.png`).catch(() => undefined);
  }

  async leave(): Promise<void> {
    await this.running?.kill();
    this.running = null;
  }

  /** The badge of the cart in the tab bar. */
  async seeBadge(index: number, text: string): Promise<void> {
    await eventually(`the badge ${text}`, () => this.mini.badge(index) === text);
  }
}
