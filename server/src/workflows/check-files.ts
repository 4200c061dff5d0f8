import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { formatId, parseId } from '@yimai/shared/kernel/id';
import { invariant } from '@yimai/shared/kernel/invariant';
import { CONTENT_CHECK, type ContentCheck, type ContentVerdict } from '../gateways/content-ports.js';
import { IdentityService } from '../modules/identity/index.js';
import {
  FileVerdicts,
  MediaService,
  SignedLinks,
  type FileId,
  type FileVerdict,
} from '../modules/media/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import type { Tx } from '../platform/db/index.js';
import { Later } from './later.js';

const CHECK = 'media.check-file';
const GIVE_UP = 'media.give-up-check';
/** WeChat tells within thirty minutes, or not at all. */
const PATIENCE_MS = 40 * MINUTE_MS;

const VERDICTS: Readonly<Record<ContentVerdict, FileVerdict>> = {
  pass: 'ready',
  review: 'review',
  risky: 'rejected',
};

/** Has the platforms look at what members show to others (U-06). Until they have, only the owner sees it. */
@Injectable()
export class CheckFiles implements OnModuleInit {
  constructor(
    private readonly later: Later,
    private readonly media: MediaService,
    private readonly verdicts: FileVerdicts,
    private readonly links: SignedLinks,
    private readonly identity: IdentityService,
    @Inject(CONTENT_CHECK) private readonly check: ContentCheck,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    this.later.handle(CHECK, (payload) => this.run(fileIdOf(payload)));
    this.later.handle(GIVE_UP, (payload) => this.giveUp(fileIdOf(payload)));
  }

  /** Call in the transaction that makes the file's row. */
  async schedule(tx: Tx, fileId: FileId): Promise<void> {
    const payload = { fileId: formatId('file', fileId) };
    await this.later.schedule(tx, { handler: CHECK, payload });
    await this.later.schedule(tx, { handler: GIVE_UP, payload, waitMs: PATIENCE_MS });
  }

  /** WeChat's verdict. False: nobody here asked under this number, or has not written it down yet. */
  async receive(reference: string, verdict: ContentVerdict): Promise<boolean> {
    const file = await this.verdicts.byReference(reference);
    if (!file) return false;
    await this.verdicts.judge(file.id, VERDICTS[verdict]);
    return true;
  }

  private async run(fileId: FileId): Promise<void> {
    const file = (await this.media.files([fileId])).get(fileId);
    if (file?.state !== 'checking' || file.checkReference !== null || file.memberId === null) return;
    const outcome = await this.check.picture({
      scene: file.purpose === 'avatar' ? 'profile' : 'comment',
      wechatOpenId: await this.identity.payerOpenId(file.memberId, 'wechat-mini'),
      url: `${this.config.PUBLIC_BASE_URL}${this.links.sign(fileId, 'full')}`,
    });
    if ('reference' in outcome) await this.verdicts.expect(fileId, outcome.reference);
    else await this.verdicts.judge(fileId, VERDICTS[outcome.verdict]);
  }

  /** Nobody could say: staff decide. */
  private async giveUp(fileId: FileId): Promise<void> {
    const file = (await this.media.files([fileId])).get(fileId);
    if (file?.state === 'checking') await this.verdicts.judge(fileId, 'review');
  }
}

function fileIdOf(payload: Record<string, unknown>): FileId {
  const id = parseId('file', String(payload['fileId']));
  invariant(id, 'a job about a file names it');
  return id;
}
