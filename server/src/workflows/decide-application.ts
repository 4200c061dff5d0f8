import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { BindingService } from '../modules/binding/index.js';
import { DistributorService, type ApplicationRow } from '../modules/distributor/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError, type StaffPrincipal } from '../platform/http/index.js';

/** The merchant decides; approval makes the distributor and the two codes everybody starts with. */
@Injectable()
export class DecideApplication {
  constructor(
    private readonly distributors: DistributorService,
    private readonly bindings: BindingService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws APPLICATION_NOT_FOUND, APPLICATION_STATE, SPONSOR_*; INVALID_INPUT for a rejection without a reason. */
  async run(staff: StaffPrincipal, input: Input<'decideApplication'>): Promise<ApplicationRow> {
    if (input.decision === 'reject' && input.reason === '')
      throw new DomainError('INVALID_INPUT', { param: 'reason', message: '请填写驳回原因' });
    const actor = `staff:${staff.staffId}`;
    return this.unitOfWork.run(async (tx) => {
      const { application, distributor } = await this.distributors.decide(tx, { ...input, actor });
      if (distributor) {
        const code = { distributorId: distributor.id, productId: null };
        await this.bindings.mintCode(tx, { ...code, target: 'shop' });
        await this.bindings.mintCode(tx, { ...code, target: 'recruit' });
      }
      await this.audit.record(tx, {
        actor,
        action: `application.${input.decision}`,
        target: formatId('application', application.id),
        detail: { reason: input.reason, distributor: distributor && formatId('distributor', distributor.id) },
      });
      return application;
    });
  }
}
