import { Injectable } from '@nestjs/common';
import type { Input } from '@yimai/shared/contracts/api';
import type { MemberId } from '@yimai/shared/kernel/id';
import { IdentityService } from '../modules/identity/index.js';
import { MediaService } from '../modules/media/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { DomainError } from '../platform/http/index.js';
import { CheckText } from './check-text.js';

/** A member changes how others see them. */
@Injectable()
export class UpdateProfile {
  constructor(
    private readonly identity: IdentityService,
    private readonly media: MediaService,
    private readonly texts: CheckText,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws TEXT_REFUSED, FILE_NOT_FOUND, FILE_REFUSED. */
  async run(memberId: MemberId, { nickname, avatarFileId }: Input<'updateMe'>): Promise<void> {
    // A doubtful name is let through: staff see names, and there is no queue for them.
    const verdict = nickname ? await this.texts.run(memberId, 'profile', nickname) : 'pass';
    if (verdict === 'risky') throw new DomainError('TEXT_REFUSED', { param: 'nickname' });
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
