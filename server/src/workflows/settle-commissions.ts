import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { asId } from '@yimai/shared/kernel/id';
import { AftersaleService } from '../modules/aftersale/index.js';
import { DoudianService } from '../modules/doudian/index.js';
import { SettlementService } from '../modules/settlement/index.js';
import { JobRegistry } from '../platform/outbox/index.js';

/** Every minute: matured commission becomes available, except where a buyer's complaint is open. */
@Injectable()
export class SettleCommissions implements OnModuleInit {
  constructor(
    private readonly settlement: SettlementService,
    private readonly aftersales: AftersaleService,
    private readonly doudian: DoudianService,
    private readonly jobs: JobRegistry,
  ) {}

  onModuleInit(): void {
    const handler = async (): Promise<void> => void (await this.run());
    this.jobs.every({ name: 'settlement.settle-commissions', everyMs: MINUTE_MS, handler });
  }

  run(): Promise<{ settled: number; failed: number }> {
    return this.settlement.run(async (lineIds) => {
      const ours = await this.aftersales.openLineIds(lineIds.map((id) => asId('orderLine', id)));
      return new Set<number>([...ours, ...(await this.doudian.openLineIds(lineIds))]);
    });
  }
}
