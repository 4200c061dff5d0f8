import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Agenda } from './agenda.js';
import type { SimClock } from './clock.js';
import type { Codes } from './codes.js';
import type { DevPlatformConfig } from './dev-keys.js';
import type { Delivery, NotificationDraft, NotificationStyle } from './notifier.js';
import type { Personas } from './personas.js';
import type { Collection } from './store.js';

export const PROVIDER_NAMES = ['wechat', 'wechat-pay', 'douyin', 'alipay', 'kuaidi100', 'sms'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** Rows of the control page. `state` is the platform's own word. Amounts in fen, times in ms. */
export interface TradeView {
  provider: string;
  outTradeNo: string;
  description: string;
  amountFen: number;
  state: string;
  payable: boolean;
  createdAt: number;
  payer?: string;
  /** What else may happen to it: buttons on the control page, each a `POST /control/providers/<provider>/<action>`. */
  actions?: { text: string; action: string; input: object }[];
}

export interface RefundView {
  provider: string;
  outRefundNo: string;
  outTradeNo: string;
  amountFen: number;
  state: string;
  createdAt: number;
}

export interface TransferView {
  provider: string;
  outBillNo: string;
  amountFen: number;
  state: string;
  payee: string;
  confirmable: boolean;
  createdAt: number;
}

export interface MessageView {
  provider: string;
  phone: string;
  /** The message as the person reads it. */
  text: string;
  /** The code in it, if any. */
  code?: string;
  createdAt: number;
}

/** What the person or the tester may do to this provider. Numbers unknown to it are answered with `undefined`. */
export interface ProviderControls {
  trades?(): TradeView[];
  refunds?(): RefundView[];
  transfers?(): TransferView[];
  /** The person pays. Throw `ControlRefusal` when the trade cannot be paid. */
  pay?(outTradeNo: string, personaNo?: number): TradeView | undefined;
  /** The person turns the payment down. */
  decline?(outTradeNo: string): TradeView | undefined;
  confirmTransfer?(outBillNo: string): TransferView | undefined;
  rejectTransfer?(outBillNo: string, reason?: string): TransferView | undefined;
  /** Text messages sent to people, newest first: `GET /control/sms?phone=`. */
  messages?(): MessageView[];
  /** Anything particular: `POST /control/providers/<provider>/<action>` with a JSON body, answered as JSON. */
  actions?: Record<string, (input: Record<string, unknown>) => unknown>;
}

/** The control API answers with this status and message. */
export class ControlRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Everything core gives a provider. */
export interface ProviderContext {
  readonly name: ProviderName;
  readonly config: DevPlatformConfig;
  readonly clock: SimClock;
  readonly personas: Personas;
  readonly codes: Codes;
  /** Later, in simulator time. Task names should begin with the provider's name. */
  readonly agenda: Agenda;
  readonly retryScale: number;
  /** The shop's server. */
  readonly apiBaseUrl: string;
  /** A persisted collection, private to this provider. */
  collection<T extends object>(name: string): Collection<T>;
  /** Another provider's collection, for platforms that look at each other's books. Read only. */
  collectionOf<T extends object>(provider: ProviderName, name: string): Pick<Collection<T>, 'get' | 'values'>;
  /** A persisted counter, starting at 1. */
  next(counter: string): number;
  /** Registers how this provider notifies; once, in `register`. */
  notificationStyle(style: NotificationStyle): void;
  notify(draft: NotificationDraft): Delivery;
  controls(controls: ProviderControls): void;
  /** Base URL of any provider that was started, e.g. for links to a cashier page. Known once listening. */
  url(provider?: ProviderName): string;
  /** Runs on `/control/reset`, after the provider's collections were emptied. */
  onReset(listener: () => void): void;
}

export interface FaultReply {
  status: number;
  contentType: string;
  body: string;
}

export interface ProviderDefinition {
  name: ProviderName;
  /**
   * Adds routes. Bodies arrive as the raw `Buffer` whatever their type (see `jsonBody`, `formBody`). Give each route
   * `{ config: { operation: 'name' } }` so that faults can aim at it.
   */
  register(app: FastifyInstance, context: ProviderContext): void | Promise<void>;
  /** For gateways with one path: names the operation from the request (body already read). */
  operationOf?(request: FastifyRequest): string | undefined;
  /** The platform's own words for a planned http500 / http429. */
  faultReply?(kind: 'http500' | 'http429'): FaultReply;
}

export function defineProvider(definition: ProviderDefinition): ProviderDefinition {
  return definition;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the operation, for the fault plan. */
    operation?: string;
  }
}
