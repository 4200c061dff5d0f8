import type { Person } from '../../../../server/src/journey/http.js';
import type { Login } from '../../../../server/test/browser/support/backstage.js';
import type { Screen } from '../../../../server/test/browser/support/screen.js';
import type { Target } from '../../host/dialects.js';
import type { Fault } from '../../host/network.js';
import type { Habits } from '../../host/phone.js';

export type ShopperTarget = Target | 'h5';

/** Entrances a link may come through; a browser knows only one. */
export type Entrance = 'icon' | 'share card' | 'scanned code' | 'Moments';

/**
 * Somebody with a phone and our shop on it, whichever of the three that is. Journeys are written against this and the
 * page objects, which find things by role and name, as somebody does who cannot see them.
 */
export interface Shopper {
  readonly target: ShopperTarget;
  /** `sim-user-<no>` at the platforms. */
  readonly no: number;
  /** What is on show; what is found on it follows the way through the pages. */
  readonly screen: Screen;
  /** What the person does when the platform asks; a browser asks nothing of it. */
  readonly habits: Partial<Habits>;

  /** Comes in: a cold start, or a new entrance while it runs. */
  open(url: string, by?: Entrance): Promise<void>;
  /** On the login page: the platform's own way, without typing anything where there is one. */
  logIn(): Promise<void>;
  /** Is logged in already when the phone is taken out. Before `open`. */
  become(login: Login): Promise<void>;
  /** At the choice of a channel: pays and waits for the result. */
  pay(): Promise<void>;
  /** The parts of `pay`: the channel, and what comes after the button was pressed. */
  chooseChannel(): Promise<void>;
  finishPayment(): Promise<void>;
  /** Presses the button; the app dies while the cashier is open, after or before the money went. */
  payAndDie(how: { isPaid: boolean }): Promise<void>;
  /** Shares the page on show and returns the address a friend comes in by. */
  share(): Promise<string>;
  back(): Promise<void>;
  /** Asks the page to be up to date, as people do. */
  refresh(): Promise<void>;
  /** The app is gone without a word; `open` starts it again with what was left on the phone. */
  die(): Promise<void>;

  /** Plans trouble on the way to the server. */
  suffer(fault: Fault): Promise<void>;
  setOnline(isOnline: boolean): Promise<void>;
  /** Addresses the page asked for, as "POST /v1/shop/orders". */
  asked(): string[];
  /** Idempotency keys sent to an address, in their order. */
  keysSentTo(pattern: RegExp): (string | undefined)[];

  /** The person of this phone, to do over the API what is not part of the story. */
  person(): Promise<Person>;
  /** Trouble that a test makes on purpose. */
  forgive(pattern: RegExp): void;
  expectCalm(): void;
  /** Notes what axe calls grave on H5; how a mini-program is read out is the platform's own affair. */
  checkAccessibility(): Promise<void>;
  photograph(name: string): Promise<void>;
  leave(): Promise<void>;
}
