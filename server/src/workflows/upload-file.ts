import { Injectable } from '@nestjs/common';
import type { FileView } from '@yimai/shared/contracts/media';
import type { UploadPurpose } from '@yimai/shared/domain/media/uploads';
import { formatId } from '@yimai/shared/kernel/id';
import { FileIntake, MediaService } from '../modules/media/index.js';
import { Audit } from '../platform/audit/index.js';
import { memberOf, staffOf, type CallContext } from '../platform/http/index.js';
import { CheckFiles } from './check-files.js';

/** Members and staff hand in files. */
@Injectable()
export class UploadFile {
  constructor(
    private readonly intake: FileIntake,
    private readonly media: MediaService,
    private readonly checks: CheckFiles,
    private readonly audit: Audit,
  ) {}

  /** @throws what {@link FileIntake.take} throws. */
  async byMember(call: CallContext, purpose: UploadPurpose, bytes: Buffer): Promise<FileView> {
    const { memberId } = memberOf(call);
    const file = await this.intake.take({ memberId }, { purpose, bytes }, async (tx, { id, state }) => {
      if (state === 'checking') await this.checks.schedule(tx, id);
    });
    return this.media.view(file);
  }

  /** @throws what {@link FileIntake.take} throws. */
  async byStaff(call: CallContext, purpose: UploadPurpose, bytes: Buffer): Promise<FileView> {
    const { staffId } = staffOf(call);
    const file = await this.intake.take({ staffId }, { purpose, bytes }, (tx, { id, name, kind }) =>
      this.audit.record(tx, {
        actor: `staff:${staffId}`,
        action: 'file.upload',
        target: formatId('file', id),
        detail: { purpose, kind, name },
      }),
    );
    return this.media.view(file);
  }
}
