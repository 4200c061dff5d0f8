import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { StaffRole } from '@yimai/shared/api/access';
import { ZERO_FEN } from '@yimai/shared/kernel/money';
import { CatalogService } from '../modules/catalog/index.js';
import { DecorationService, defaultHome } from '../modules/decoration/index.js';
import { StaffService, type StaffSeed } from '../modules/identity/index.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { isDuplicateKey, UnitOfWork, type Tx } from '../platform/db/index.js';

/** Listed in `server/demo-accounts.json`; `npm start` prints it. */
const DEVELOPMENT_PASSWORD = 'yimai-demo-2026';

const STAFF: readonly { role: StaffRole; name: string }[] = [
  { role: 'owner', name: '店主' },
  { role: 'operator', name: '运营' },
  { role: 'finance', name: '财务' },
  { role: 'warehouse', name: '仓库' },
  { role: 'service', name: '客服' },
  { role: 'auditor', name: '审计' },
];

const FREE_FREIGHT = '全国包邮';
const DISTRICTS_ABROAD = ['71', '81', '82'];

/**
 * What a new installation needs before anybody has done anything: a freight template, so that a first product can be
 * saved; a home page that fills itself; and, only where platforms are simulated, one member of staff per role with a password everybody knows.
 */
@Injectable()
export class OpenInstallation implements OnApplicationBootstrap {
  constructor(
    private readonly staff: StaffService,
    private readonly catalog: CatalogService,
    private readonly decoration: DecorationService,
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Idempotent. Two processes that start at once may both try; the second finds the rows of the first. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.unitOfWork.run((tx) => this.open(tx));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  private async open(tx: Tx): Promise<void> {
    await this.decoration.ensureHome(tx, defaultHome(), { note: '开店默认首页', author: '系统' });
    const templates = await this.catalog.freightTemplates();
    if (templates.length === 0)
      await this.catalog.saveFreightTemplate(tx, {
        freightTemplateId: FREE_FREIGHT,
        chargeBy: 'piece',
        tariffs: [
          {
            kind: 'deliver',
            regions: ['*'],
            firstUnits: 1,
            firstFeeFen: ZERO_FEN,
            nextUnits: 1,
            nextFeeFen: ZERO_FEN,
            freeFromFen: null,
          },
          { kind: 'refuse', regions: DISTRICTS_ABROAD },
        ],
      });
    // Outside development nobody gets in by a password that is printed in the README.
    if (this.config.isSimulated && !this.config.isProduction)
      for (const seed of developmentStaff()) await this.staff.ensure(tx, seed);
  }
}

/** Username = role; TOTP is not enrolled, which the login refuses in production. */
function developmentStaff(): StaffSeed[] {
  return STAFF.map(({ role, name }) => ({ username: role, name, role, password: DEVELOPMENT_PASSWORD }));
}
