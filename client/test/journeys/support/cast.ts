import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { Person } from '../../../../server/src/journey/http.js';
import type { Simulators } from '../../../../server/src/journey/simulators.js';
import { Backstage, type Goods, type Login } from '../../../../server/test/browser/support/backstage.js';
import { baseUrl, openBrowser } from '../../../../server/test/browser/support/visitor.js';
import { routes } from '../../../src/lib/routes.js';
import type { Host } from '../../host/host.js';
import { openHost } from '../../support/hosts.js';
import { H5Shopper } from './h5-shopper.js';
import { MiniShopper } from './mini-shopper.js';
import type { Shopper, ShopperTarget } from './shopper.js';

export const TARGETS: readonly ShopperTarget[] = ['weapp', 'tt', 'h5'];
/** Every target has people of its own, so that no story knows another's. */
const FIRST_PERSONA: Readonly<Record<ShopperTarget, number>> = { weapp: 30, tt: 50, h5: 70 };

/** Who is needed behind the scenes, apart from those a story names. */
export const PEOPLE = { buyer: 10, forgotten: 11, rival: 12, seller: 13, painter: 14 } as const;

/** The people of one story, the shop's staff, and what has to be put away afterwards. */
export class Cast {
  private readonly shoppers: Shopper[] = [];
  private revoked: Promise<string> | undefined;

  private constructor(
    readonly target: ShopperTarget,
    readonly browser: Browser,
    readonly stage: Backstage,
    private readonly host: Host | null,
  ) {}

  static async open(target: ShopperTarget): Promise<Cast> {
    const [stage, browser] = [await Backstage.open(), await openBrowser()];
    const host = target === 'h5' ? null : await openHost(browser, target);
    return new Cast(target, browser, stage, host);
  }

  get sims(): Simulators {
    return this.stage.sims;
  }

  /** The persona at the platforms. */
  persona(index: number): number {
    return FIRST_PERSONA[this.target] + index;
  }

  async shopper(index: number, options: { clockHours?: number } = {}): Promise<Shopper> {
    const no = this.persona(index);
    const made = this.host
      ? new MiniShopper(this.host, no, options)
      : await H5Shopper.arrive(this.browser, this.stage, { no, ...options });
    this.shoppers.push(made);
    return made;
  }

  /** Somebody known to the platform, with a verified phone and an address, through the API. */
  async regular(index: number): Promise<{ person: Person; login: Login }> {
    const no = this.persona(index);
    const person = new Person(baseUrl(), `sim-user-${no}`, `regular-${no}`);
    const { deviceId, api } = person;
    const nonce = randomUUID().slice(0, 8);
    const code = `sim-user-${no}.${nonce}`;
    const phoneCode = `sim-phone-${no}.${nonce}`;
    const isDouyin = this.target === 'tt';
    const login = await (isDouyin
      ? api.loginDouyin({ code, deviceId })
      : api.loginWechatMini({ code, deviceId }));
    person.enter(login);
    if (login.isNewMember) {
      await api.verifyPhone({ method: isDouyin ? 'douyin' : 'wechat', phoneCode });
      await api.createAddress({
        name: '程若曦',
        phone: '13800138000',
        districtCode: '440305',
        detail: '科苑路 15 号 2 幢 1203 室',
        isDefault: true,
      });
    }
    return { person, login: this.target === 'h5' ? await this.onTheWeb(person, no) : login };
  }

  /** The same member through WeChat's authorization: only the web's own logins pay there, and an SMS is good for few. */
  private async onTheWeb(person: Person, no: number): Promise<Login> {
    const { url } = await person.api.wechatH5AuthorizeUrl({ returnPath: routes.home() });
    const address = `${url.split('#')[0]}&sim_persona=${no}`;
    const back = (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '';
    const { code = '', state = '' } = Object.fromEntries(new URL(back).searchParams);
    const login = await person.api.loginWechatH5({ code, state, deviceId: person.deviceId });
    person.enter(login);
    return login;
  }

  /** Somebody else takes all that is left. */
  async takeAll(goods: Goods, quantity: number): Promise<void> {
    const { person } = await this.regular(PEOPLE.rival);
    await this.stage.placeOrder(person, goods, quantity);
  }

  /** The code of a distributor who was suspended since. */
  revokedCode(): Promise<string> {
    this.revoked ??= this.revokeCode();
    return this.revoked;
  }

  private async revokeCode(): Promise<string> {
    const { person } = await this.regular(PEOPLE.seller);
    await this.stage.enrol(person, `旧友${this.target}`);
    const { code } = await person.api.createReferralCode({ target: 'shop' });
    const { distributorId } = await person.api.getDistributor();
    if (!distributorId) throw new Error('nobody was made a distributor');
    const verdict = { status: 'suspended', reason: '资料有误' } as const;
    await this.stage.owner.api.setDistributorStatus({ distributorId, ...verdict });
    return code;
  }

  /** What is broken in the books, the stock and everywhere else. */
  async violations(): Promise<string[]> {
    await this.stage.runJobs();
    const { results } = await this.stage.owner.api.checkInvariants();
    return results.flatMap(({ id, violations }) => violations.map((violation) => `${id}: ${violation}`));
  }

  /** Everybody, for `story`. */
  readonly everybody = (): readonly Shopper[] => this.shoppers;

  async close(): Promise<void> {
    for (const shopper of this.shoppers) await shopper.leave();
    await this.host?.close();
    await this.browser.close();
  }
}
