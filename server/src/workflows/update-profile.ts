import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { MemberId } from '@yimai/shared/kernel/id';
import { IdentityService } from '../modules/identity/index.js';
import { MediaService } from '../modules/media/index.js';
import { UnitOfWork } from '../platform/db/index.js';

/** A member changes how others see them. */
@Injectable()
export class UpdateProfile {
  constructor(
    private readonly identity: IdentityService,
    private readonly media: MediaService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws FILE_NOT_FOUND, FILE_REFUSED. */
  run(memberId: MemberId, { nickname, avatarFileId }: Input<'updateMe'>): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const fileIds = avatarFileId ? [avatarFileId] : [];
      const [avatar] = await this.media.claim(tx, { memberId, purpose: 'avatar', fileIds });
      await this.identity.update(tx, memberId, {
        ...(nickname === undefined ? {} : { nickname }),
        ...(avatar ? { avatarUrl: this.media.avatarUrl(avatar) } : {}),
      });
    });
  }
}
