import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import { formatId } from '@yimai/shared/kernel/id';
import { DistributorService } from '../modules/distributor/index.js';
import { Audit } from '../platform/audit/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import type { StaffPrincipal } from '../platform/http/index.js';

/** What staff do to distributors, each with its audit record. */
@Injectable()
export class ManageDistributors {
  constructor(
    private readonly distributors: DistributorService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DISTRIBUTOR_NOT_FOUND, DISTRIBUTOR_DISABLED for somebody who left or merged. */
  setStatus(staff: StaffPrincipal, input: Input<'setDistributorStatus'>): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const row = await this.distributors.setStatus(tx, input);
      await this.audit.record(tx, {
        actor: `staff:${staff.staffId}`,
        action: 'distributor.set-status',
        target: formatId('distributor', row.id),
        detail: { status: input.status, reason: input.reason },
      });
    });
  }

  /** @throws DISTRIBUTOR_NOT_FOUND, SPONSOR_SELF, SPONSOR_CYCLE, SPONSOR_DEPTH, INVITE_CODE_INVALID. */
  setParent(staff: StaffPrincipal, input: Input<'setDistributorParent'>): Promise<void> {
    const actor = `staff:${staff.staffId}`;
    return this.unitOfWork.run(async (tx) => {
      const row = await this.distributors.setParent(tx, { ...input, actor });
      await this.audit.record(tx, {
        actor,
        action: 'distributor.set-parent',
        target: formatId('distributor', row.id),
        detail: { parent: input.parentId && formatId('distributor', input.parentId), reason: input.reason },
      });
    });
  }
}
