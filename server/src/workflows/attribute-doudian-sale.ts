import { Inject, Injectable } from '@nestjs/common';
import { asId, type MemberId } from '@yimai/shared/kernel/id';
import { PLATFORM_CONFIG, type PlatformConfig } from '../gateways/platform-config.js';
import { BindingReadsRepository } from '../modules/binding/index.js';
import {
  chooseIntent,
  DoudianSales,
  KNOWN_WITHIN_MS,
  type IntentCandidate,
  type IntentRow,
  type SaleVerdict,
  type SoldLine,
} from '../modules/doudian/index.js';
import { IdentityService } from '../modules/identity/index.js';
import type { AttributionSnapshot } from '../modules/order/index.js';
import { AttributeOrder } from './attribute-order.js';

const SECOND_MS = 1_000;

/** Whom a sale in 抖店 counts for: what was frozen when its buyer left for there. */
@Injectable()
export class AttributeDoudianSale {
  constructor(
    private readonly sales: DoudianSales,
    private readonly bindings: BindingReadsRepository,
    private readonly identity: IdentityService,
    private readonly attributeOrder: AttributeOrder,
    @Inject(PLATFORM_CONFIG) private readonly platforms: PlatformConfig,
  ) {}

  async run({ order, line }: SoldLine): Promise<SaleVerdict> {
    const placedMs = order.createdAt.getTime();
    const span = { from: new Date(placedMs - KNOWN_WITHIN_MS), to: new Date(placedMs + SECOND_MS) };
    const { intents, used } = await this.sales.intents(line.skuId, span, line.lineNo);
    const isOurs = order.appId === null ? null : order.appId === this.platforms.douyin.appId;
    const candidates = await this.candidatesOf(intents, used);
    const verdict = chooseIntent({ placedAt: order.createdAt, isOurs, openId: order.openId }, candidates);
    if (verdict.kind !== 'found')
      return { verdict: verdict.kind, intentId: null, memberId: null, attribution: null };
    const { id: intentId, memberId } = verdict.intent;
    const intent = intents.find(({ id }) => id === intentId);
    const attribution =
      intent?.evidence.by === 'member'
        ? intent.evidence.attribution
        : await this.attributionOf(memberId, order.createdAt);
    const isSomebodys = attribution.upline.length > 0;
    return {
      verdict: isSomebodys ? 'attributed' : 'unreferred',
      intentId,
      memberId,
      attribution: isSomebodys ? attribution : null,
    };
  }

  /** A guest's login has decided whose customer they are; that stands for the order, as for one placed with us. */
  private async attributionOf(memberId: MemberId, placedAt: Date): Promise<AttributionSnapshot> {
    const policy = await this.attributeOrder.policy();
    const evidence = await this.attributeOrder.evidence(memberId, policy);
    return this.attributeOrder.run(evidence, { memberId, placedAt, policy });
  }

  private async candidatesOf(
    intents: readonly IntentRow[],
    used: ReadonlySet<number>,
  ): Promise<IntentCandidate[]> {
    const tied = await this.bindings.membersOfClicks(intents.flatMap(clickOf));
    const people = intents.map((intent) => {
      const [clickId] = clickOf(intent);
      return intent.memberId ?? (clickId === undefined ? null : (tied.get(clickId) ?? null));
    });
    const openIds = new Map<MemberId, string | null>();
    for (const memberId of people)
      if (memberId !== null && !openIds.has(memberId))
        openIds.set(memberId, await this.identity.payerOpenId(memberId, 'douyin-mini'));
    return intents.map(({ id, at, distributorId }, index) => {
      const memberId = people[index] ?? null;
      const openId = memberId === null ? null : (openIds.get(memberId) ?? null);
      return { id, at, distributorId, memberId, openId, isUsed: used.has(id) };
    });
  }
}

function clickOf({ evidence }: IntentRow) {
  return evidence.by === 'device' && evidence.click ? [asId('click', evidence.click.clickId)] : [];
}
