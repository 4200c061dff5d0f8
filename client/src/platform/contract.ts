import type { Entrance } from './entrance';
import type { EntryQuery } from './entry-query';

/**
 * What the product wants of the platform it runs on. One file per target implements each of these and there is no
 * default, so that a forgotten target does not compile. Only this folder and config/ know wx, tt, window or TARO_ENV.
 */

// --- login
export type LoginCredential =
  | { kind: 'wechat-mini'; code: string }
  /** `anonymousCode` identifies a device that is not logged in to Douyin. */
  | { kind: 'douyin'; code: string; anonymousCode?: string }
  | { kind: 'wechat-h5'; code: string; state: string }
  /** A browser: ask for phone and SMS code. */
  | { kind: 'none' };

export interface LoginAdapter {
  /** True where `credential` may succeed without the person doing anything. */
  readonly silent: boolean;
  /** Inside WeChat's browser: OAuth is possible. */
  readonly needsOauth: boolean;
  /** On H5 reads what an OAuth redirect brought back, once, and takes it out of the address. */
  credential(): Promise<LoginCredential>;
  /** H5: leaves for the provider's page. Elsewhere nothing. */
  redirectTo(authorizeUrl: string): void;
}

// --- pay: the server's PaymentLaunch (server/src/gateways/ports.ts), passed through as it is
export type PaymentLaunch =
  | {
      kind: 'wechat-jsapi';
      appId: string;
      timeStamp: string;
      nonceStr: string;
      package: string;
      signType: 'RSA';
      paySign: string;
    }
  | { kind: 'redirect'; url: string }
  | { kind: 'qr'; codeUrl: string }
  | { kind: 'douyin'; data: string; byteAuthorization: string };

export type PayScene =
  | 'wechat-mini'
  | 'wechat-h5-jsapi'
  | 'wechat-h5'
  | 'wechat-native'
  | 'alipay-wap'
  | 'alipay-page'
  | 'douyin-mini';

/**
 * What the cashier told the phone. Never the truth about money: after `returned`, ask the server.
 * `left`: the browser went elsewhere and will come back to the return URL. `qr`: show this to be scanned.
 */
export type PayOutcome =
  | { kind: 'returned' }
  | { kind: 'cancelled' }
  | { kind: 'left' }
  | { kind: 'qr'; codeUrl: string }
  | { kind: 'failed'; text: string };

export interface PayOption {
  scene: PayScene;
  name: string;
  note?: string;
}

export interface PayAdapter {
  /** The ways to pay that this client can start, the best first. */
  options(): readonly PayOption[];
  launch(launch: PaymentLaunch): Promise<PayOutcome>;
}

// --- phone
export interface PhoneAdapter {
  /** True where `<Button open="getPhoneNumber">` yields a code; else use SMS. */
  readonly supported: boolean;
  /** From the button's detail. Null when refused. Douyin sends ciphertext instead of a code. */
  read(detail: unknown): { code: string } | { encryptedData: string; iv: string } | null;
}

// --- share
export interface ShareContent {
  title: string;
  /** From lib/routes, with the referral code in `k`. */
  url: string;
  /** 5:4 for cards; chats cut anything else. */
  imageUrl?: string;
  text?: string;
}

/** What a native card is made of. `promise`: the platform waits for it, three seconds at most, and takes it instead. */
export interface ShareCard {
  title: string;
  path: string;
  imageUrl?: string;
  desc?: string;
  promise?: Promise<Omit<ShareCard, 'promise'>>;
}

/** What WeChat's JS-SDK wants to see before it does anything for a page. */
export interface WechatJsConfig {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
}
export type SignPage = (pageUrl: string) => Promise<WechatJsConfig>;

export interface ShareTarget {
  key: 'weibo' | 'qq';
  name: string;
}

export interface ShareAdapter {
  /**
   * native: a share card of the platform · web: the browser's share sheet · menu: WeChat's browser, whose own menu sends
   * what was announced · copy: only a link.
   */
  readonly way: 'native' | 'web' | 'menu' | 'copy';
  readonly hasMoments: boolean;
  /** Other sites that take a link; browsers only. */
  readonly targets: readonly ShareTarget[];
  /** For `useShareAppMessage`. `pending`: the content once the sharer's code is known. */
  card(content: ShareContent, pending?: Promise<ShareContent>): ShareCard;
  /** For `useShareTimeline`; WeChat opens it in single-page mode. */
  moments(content: ShareContent): { title: string; query: string; imageUrl?: string };
  /** Turns on the platform's own share menu. */
  enableMenu(): void;
  /** Tells WeChat's browser what its menu is to send; `sign` asks our server about a page. Elsewhere nothing. */
  announce(content: ShareContent, sign: SignPage): void;
  /** H5: share sheet, else copies the link. Resolves to what happened. */
  share(content: ShareContent): Promise<'shared' | 'copied' | 'cancelled' | 'use-native'>;
  /** Opens another site's page for sharing a link. */
  shareTo(target: ShareTarget['key'], content: ShareContent): void;
  /** A link that opens in a browser. */
  link(url: string): string;
}

// --- launch
export interface LaunchInfo {
  path: string;
  /** With what a scanned code's `scene` holds, under the names the pages know. */
  query: EntryQuery;
  referralCode?: string;
  entrance: Entrance;
}

export interface LaunchAdapter {
  /**
   * How the app was last brought up. Read it on every show and hand over the show's options, which win: a warm app keeps
   * the query of its cold start.
   */
  read(shown?: unknown): LaunchInfo;
  /** A card in Moments, opened: no login, no navigation, no payment here. */
  readonly isSinglePage: boolean;
}

// --- going on elsewhere
export interface HopAdapter {
  /**
   * How people go on from a web page. open-tag: WeChat's browser has a button of its own for it · link: an address that
   * opens the app · bridge: the mini-program is around this page · qr: on a phone, by scanning. Null: this is an app.
   */
  readonly way: 'open-tag' | 'link' | 'bridge' | 'qr' | null;
  /** link: follows the address. bridge: opens the page in the mini-program. */
  go(target: string): void;
}

/** A button of WeChat's browser that opens the mini-program; nothing else may. */
export interface OpenTagProps {
  appId: string;
  /** With leading slash and query. */
  path: string;
  text: string;
  sign: SignPage;
  /** The browser is too old, or does not accept the signature. */
  onFail: () => void;
}

// --- money out
export interface PayoutConfirmation {
  merchantId: string;
  appId: string;
  /** `confirmPackage` of the server. */
  package: string;
}

export interface PayoutAdapter {
  /** WeChat asks the payee to confirm a transfer. */
  readonly supported: boolean;
  confirm(confirmation: PayoutConfirmation): Promise<'confirmed' | 'cancelled' | 'unsupported'>;
}

// --- goods in
/** What WeChat's own page of receipt wants to know. */
export interface ReceiptComponent {
  merchantId: string;
  merchantTradeNo: string;
  transactionId: string;
}

export interface ReceiptAdapter {
  /** True where the platform has a page of its own, in which the buyer releases the money. */
  readonly supported: boolean;
  /** What the page said. Only the server's word counts: it asks the platform. */
  confirm(component: ReceiptComponent): Promise<'confirmed' | 'cancelled' | 'unsupported'>;
}

// --- goods that a shop of the platform sells
/** What its order page is opened with. */
export interface EcOrder {
  shopId: string;
  productId: string;
  skuId: string;
  skuAmount: number;
}

export interface EcOrderAdapter {
  /** Why its order page cannot be opened on this phone, in one Chinese sentence; null where it can. */
  obstacle(): string | null;
  /** Resolves to null when the page is open, else to why it is not. What happens there the platform keeps to itself. */
  open(order: EcOrder): Promise<string | null>;
}

// --- addresses the platform keeps
/** As the platform writes it: any part may be empty, and its regions are not ours. */
export interface WrittenAddress {
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  detail: string;
}

export interface AddressBookAdapter {
  /** What its button says; null where the platform keeps no addresses. */
  readonly label: string | null;
  /** `denied`: permission was refused before, only the settings give it back. */
  pick(): Promise<{ kind: 'picked'; address: WrittenAddress } | { kind: 'closed' } | { kind: 'denied' }>;
}

// --- a place on the platform's map
/** In the platform's words: `address` is one line, with as much of the region as the map's owner thought fit. */
export interface ChosenPlace {
  name: string;
  address: string;
}

export interface PlaceAdapter {
  /** What its button says; null where there is no map. */
  readonly label: string | null;
  /** `denied`: the mini-program or the phone does not give the position away. */
  pick(): Promise<{ kind: 'picked'; place: ChosenPlace } | { kind: 'closed' } | { kind: 'denied' }>;
}

// --- the rest
export interface FormUpload {
  url: string;
  /** From `choose`. */
  localPath: string;
  fields: Record<string, string>;
  header: Record<string, string>;
  timeoutMs: number;
}

export interface MediaAdapter {
  /** Resolves to local paths (object URLs on H5), empty when cancelled. */
  choose(limit: number): Promise<string[]>;
  /** Sends the picture as the field `file` of a form. Resolves for every status; rejects when no answer came. */
  upload(form: FormUpload): Promise<{ status: number; data: unknown }>;
  /** Shows pictures over everything, beginning with one of them. */
  preview(urls: readonly string[], at: number): void;
  /** Saves a picture or a film to the album; on H5 downloads it. `denied`: permission was refused, offer the settings. */
  save(source: string, kind?: 'image' | 'video'): Promise<'saved' | 'denied' | 'failed' | 'long-press'>;
}

export interface ScanAdapter {
  readonly supported: boolean;
  scan(): Promise<string | null>;
}

/** `ban`: the platform has stopped this template. */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban';

export interface SubscribeAdapter {
  readonly supported: boolean;
  /** Asks to send messages later; must run inside a tap. Resolves to the answer by template, empty when it could not ask. */
  ask(templateIds: readonly string[]): Promise<Record<string, SubscribeAnswer>>;
}

/** What the platform wants agreed to before `purpose`, an ability by its own name, may go on. */
export interface PrivacyAsk {
  purpose: string;
}

export interface PrivacyAdapter {
  /** From here on the platform asks us instead of people. Once, at launch. */
  start(): void;
  /** The question that waits; null when none does. */
  useAsk(): PrivacyAsk | null;
  /** From the button of `open="agreePrivacy"`, which must have been tapped. */
  agree(buttonId: string): void;
  /** What was wanted fails; everything else goes on. */
  refuse(): void;
  /** The platform's page with the whole notice. */
  openContract(): void;
}

/** Whom the merchant lets people talk to. */
export interface ServiceDesk {
  phone: string;
  webUrl: string | null;
  wechatCorp: { corpId: string; url: string } | null;
  douyinImId: string | null;
}

export interface ServiceAdapter {
  /** button: only a native button may open it (`open="contact"`) · call: `open` does · none: show the number. */
  way(desk: ServiceDesk): 'button' | 'call' | 'none';
  open(desk: ServiceDesk): void;
}

export interface HapticsAdapter {
  tap(): void;
}

export interface Capsule {
  top: number;
  height: number;
  rightInset: number;
}

/** While open: locks the page, keeps the focus inside, closes on Escape and "back", gives the focus back. */
export type UseOverlay = (open: boolean, panelId: string, onClose?: () => void) => void;

// --- canvas
export interface Surface {
  /** HTMLCanvasElement on H5, the platform's canvas elsewhere. */
  canvas: unknown;
  ctx: CanvasRenderingContext2D;
  /** CSS pixels; the context is scaled to the screen's density already. */
  width: number;
  height: number;
}
