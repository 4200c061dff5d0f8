import { Inject, Injectable } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import type { LoginResult } from '@yimai/shared/contracts/identity';
import { asId, formatId } from '@yimai/shared/kernel/id';
import { CartService, type CartLine } from '../modules/cart/index.js';
import {
  HandoverTickets,
  IdentityService,
  LoginResolver,
  MergeProposals,
  type HandoverTicket,
  type ResolvedLogin,
  type SessionPlatform,
} from '../modules/identity/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import type { Tx } from '../platform/db/index.js';
import { type CallContext } from '../platform/http/index.js';
import { AdmitMember, type LoginContext } from './admit-member.js';
import { OpenLinks } from './open-links.js';
import { PlatformProofs } from './platform-proofs.js';

type Outcome = Output<'redeemHandover'>['outcome'];

/** The page of every client that takes a ticket. */
const LANDING = '/packages/account/handover/index';

/** Going on in another client on the same phone: what leaves, and what arrives. */
@Injectable()
export class HandOver {
  constructor(
    private readonly tickets: HandoverTickets,
    private readonly identity: IdentityService,
    private readonly cart: CartService,
    private readonly links: OpenLinks,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws PLATFORM_UNAVAILABLE when the platform gives no link. */
  async create(call: CallContext, input: Input<'createHandover'>): Promise<Output<'createHandover'>> {
    const { principal, userAgent } = call;
    const member = principal.kind === 'member' ? principal : null;
    const { ticket, expiresAt } = await this.tickets.issue({
      holder: member && { memberId: member.memberId, sessionId: asId('session', member.sessionId) },
      from: member?.platform ?? 'h5',
      to: input.to,
      userAgent,
      carries: {
        path: input.path,
        referralCode: input.referralCode ?? null,
        cart: member ? [] : (input.cart ?? []),
      },
    });
    const url = input.withLink ? await this.linkTo(input.to, `${LANDING}?t=${ticket}`) : null;
    return { ticket, url, expiresAt: expiresAt.toISOString() };
  }

  /** @throws HANDOVER_INVALID. */
  async look(ticket: string): Promise<Output<'lookAtHandover'>> {
    const carried = await this.tickets.look(ticket);
    const { memberId, fromPlatform, toPlatform, path, expiresAt } = carried;
    const member = memberId ? await this.identity.member(memberId) : null;
    const cartCount = memberId ? (await this.cart.view(memberId)).totalQuantity : count(carried.cart);
    return {
      from: fromPlatform,
      to: toPlatform,
      path,
      account: member && {
        nickname: member.nickname,
        avatarUrl: member.avatarUrl,
        phoneMasked: member.phoneMasked,
      },
      cartCount,
      expiresAt: expiresAt.toISOString(),
    };
  }

  private async linkTo(to: SessionPlatform, path: string): Promise<string> {
    if (to === 'h5') return `${this.config.PUBLIC_BASE_URL}${path}`;
    return (await this.links.create({ to, path })).url;
  }
}

const count = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Who goes on here, and what they bring along. */
@Injectable()
export class TakeOver {
  constructor(
    private readonly tickets: HandoverTickets,
    private readonly proofs: PlatformProofs,
    private readonly resolver: LoginResolver,
    private readonly proposals: MergeProposals,
    private readonly admit: AdmitMember,
    private readonly cart: CartService,
  ) {}

  /** @throws HANDOVER_INVALID for any ticket that is not good here and now; what logging in throws. */
  async run(call: CallContext, input: Input<'redeemHandover'>): Promise<Output<'redeemHandover'>> {
    const platform = platformOf(input.code, await this.tickets.look(input.ticket));
    const ticket = await this.tickets.judge(input.ticket, { platform, userAgent: call.userAgent });
    const context = { deviceId: input.deviceId, referralCode: ticket.referralCode ?? undefined };
    const arrived =
      platform === 'h5'
        ? await this.onTheWeb(input.ticket, ticket, context)
        : await this.inMiniProgram(input, ticket, context);
    return {
      ...arrived,
      path: ticket.path,
      referralCode: ticket.referralCode,
      cart: arrived.login ? [] : ticket.cart.map(wireLine),
    };
  }

  /** A browser has no identity of its own: it becomes the account of the ticket, or stays a guest. */
  private async onTheWeb(
    text: string,
    { memberId }: HandoverTicket,
    context: LoginContext,
  ): Promise<{ login: LoginResult | null; outcome: Outcome }> {
    if (memberId === null) {
      await this.tickets.spendAlone(text);
      return { login: null, outcome: 'guest' };
    }
    const login = await this.admit.admit('h5', context, async (tx) => {
      await this.tickets.spend(tx, text);
      return { memberId, isNewMember: false };
    });
    return { login, outcome: 'same' };
  }

  /** A mini-program knows who holds the phone. That person stays who they are there, unless they are nobody yet. */
  private async inMiniProgram(
    input: Input<'redeemHandover'>,
    ticket: HandoverTicket,
    context: LoginContext,
  ): Promise<{ login: LoginResult; outcome: Outcome }> {
    const platform = ticket.toPlatform;
    const { code = '', join } = input;
    const proof =
      platform === 'wechat' ? await this.proofs.wechatMini(code) : await this.proofs.douyinMini({ code });
    let outcome: Outcome = 'guest';
    const login = await this.admit.admit(platform, context, async (tx) => {
      await this.tickets.spend(tx, input.ticket);
      const wasKnown = await this.resolver.isKnown(tx, proof);
      const joins = join ? (ticket.memberId ?? undefined) : undefined;
      const resolved = await this.resolver.resolve(tx, proof, { platform, joins });
      outcome = await this.settle(tx, ticket, { resolved, wasKnown });
      return resolved;
    });
    return { login, outcome };
  }

  private async settle(
    tx: Tx,
    ticket: HandoverTicket,
    { resolved, wasKnown }: { resolved: ResolvedLogin; wasKnown: boolean },
  ): Promise<Outcome> {
    const { memberId } = resolved;
    if (ticket.memberId === null) {
      await this.cart.take(tx, memberId, ticket.cart.map(cartLine));
      return 'guest';
    }
    if (ticket.memberId === memberId) return wasKnown ? 'same' : 'joined';
    await this.cart.copy(tx, { from: ticket.memberId, to: memberId });
    await this.proposals.propose(tx, [memberId, ticket.memberId], { kind: 'handover' });
    return 'other';
  }
}

/** A login code comes from a mini-program, and only from there; which one, the ticket says. */
function platformOf(code: string | undefined, ticket: HandoverTicket): SessionPlatform {
  if (code === undefined) return 'h5';
  return ticket.toPlatform === 'h5' ? 'wechat' : ticket.toPlatform;
}

type StoredLine = HandoverTicket['cart'][number];
const cartLine = (line: StoredLine): CartLine => ({ ...line, skuId: asId('sku', line.skuId) });
const wireLine = (line: StoredLine): Output<'redeemHandover'>['cart'][number] => ({
  ...line,
  skuId: formatId('sku', asId('sku', line.skuId)),
});
