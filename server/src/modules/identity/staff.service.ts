import { Inject, Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS, type StaffRole } from '@yimai/shared/api/access';
import type { StaffView } from '@yimai/shared/contracts/staff';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { formatId, type StaffId } from '@yimai/shared/kernel/id';
import { LRUCache } from 'lru-cache';
import { Audit } from '../../platform/audit/index.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { hashPassword, isPasswordOf, markOf } from './staff-password.js';
import { StaffRepository, type StaffRow } from './staff.repository.js';
import { totpStepOf } from './totp.js';

const TRIES = 5;
const LOCK_MS = 15 * MINUTE_MS;
const STATE_TTL_MS = 3_000;
export interface StaffLogin {
  username: string;
  password: string;
  totp?: string;
}

export interface StaffSeed {
  username: string;
  name: string;
  role: StaffRole;
  password: string;
  /** Base 32; without one the person can log in only outside production. */
  totpSecret?: string;
}

const totpPlace = (rowId: number) => ({ table: 'staff', column: 'totp_sealed', rowId });

/** The merchant's staff: password and TOTP, five tries. */
@Injectable()
export class StaffService {
  private readonly states = new LRUCache<StaffId, { row: StaffRow | null }>({ max: 1000, ttl: STATE_TTL_MS });

  constructor(
    private readonly repository: StaffRepository,
    private readonly personalData: PersonalData,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @throws STAFF_LOCKED after five failures, for fifteen minutes; TOTP_REQUIRED when only the code is missing;
   * STAFF_CREDENTIALS_INVALID without saying which part was wrong.
   */
  async login(input: StaffLogin): Promise<StaffRow> {
    const row = await this.unitOfWork.run((tx) => this.takeTry(tx, input.username));
    if (row === 'locked') throw new DomainError('STAFF_LOCKED');
    const isRight = await isPasswordOf(row, input.password);
    if (!row || !isRight || row.isDisabled) throw new DomainError('STAFF_CREDENTIALS_INVALID');
    const step = this.totpStep(row, input.totp);
    return this.unitOfWork.run((tx) => this.admit(tx, row, step));
  }

  /** The person behind a token; cached for three seconds. @throws TOKEN_REVOKED when disabled, invited anew or gone. */
  async requireActive(id: StaffId): Promise<StaffRow> {
    const row = await this.stateOf(id);
    if (!row || row.isDisabled || !row.passwordHash) throw new DomainError('TOKEN_REVOKED');
    return row;
  }

  /** What a token of theirs says. */
  claimsOf(row: StaffRow): { staffId: StaffId; mark: string } {
    return { staffId: row.id, mark: markOf(row) };
  }

  view(row: StaffRow): StaffView {
    const role = row.role as StaffRole;
    return {
      id: formatId('staff', row.id),
      name: row.name,
      role,
      permissions: [...ROLE_PERMISSIONS[role]],
    };
  }

  /** Creates the account, or leaves the one with this username as it is. Returns its id. */
  async ensure(tx: Tx, seed: StaffSeed): Promise<StaffId> {
    const existing = await this.repository.lockByUsername(tx, seed.username);
    if (existing) return existing.id;
    const id = this.ids.next('staff');
    await this.repository.insert(tx, {
      id,
      username: seed.username,
      name: seed.name,
      role: seed.role,
      passwordHash: await hashPassword(seed.password),
      invitationHash: null,
      invitationUntil: null,
      totpSealed: seed.totpSecret ? this.sealTotp(id, seed.totpSecret) : null,
      totpStep: 0,
      failedLogins: 0,
      lockedUntil: null,
      isDisabled: false,
      createdAt: this.clock.now(),
    });
    return id;
  }

  /** A TOTP secret as the row of its owner keeps it. */
  sealTotp(id: StaffId, secret: string): string {
    return this.personalData.encrypt(secret, totpPlace(id));
  }

  /** Writes what was changed; their open sessions hear of it at once here, and within seconds in other processes. */
  async change(tx: Tx, id: StaffId, changes: Partial<StaffRow>): Promise<void> {
    await this.repository.update(tx, id, changes);
    tx.afterCommit(() => this.states.delete(id));
  }

  private async stateOf(id: StaffId): Promise<StaffRow | null> {
    const cached = this.states.get(id);
    if (cached) return cached.row;
    const row = await this.repository.byId(id);
    this.states.set(id, { row });
    return row;
  }

  /** Counts the try before it is judged, so that a hundred guesses at once are still five. Success gives it back. */
  private async takeTry(tx: Tx, username: string): Promise<StaffRow | null | 'locked'> {
    const row = await this.repository.lockByUsername(tx, username);
    if (!row) return null;
    const now = this.clock.now();
    if (row.lockedUntil && row.lockedUntil > now) return 'locked';
    const failedLogins = (row.lockedUntil ? 0 : row.failedLogins) + 1;
    const lockedUntil = failedLogins >= TRIES ? new Date(now.getTime() + LOCK_MS) : null;
    await this.repository.update(tx, row.id, { failedLogins, lockedUntil });
    return row;
  }

  private totpStep(row: StaffRow, code: string | undefined): number | null {
    if (!row.totpSealed) {
      if (this.config.isProduction)
        throw new DomainError('STAFF_CREDENTIALS_INVALID', { facts: { reason: 'TOTP is not enrolled' } });
      return null;
    }
    if (!code) throw new DomainError('TOTP_REQUIRED');
    const secret = this.personalData.decrypt(row.totpSealed, totpPlace(row.id));
    const step = totpStepOf(secret, code, this.clock.now());
    if (step === null) throw new DomainError('STAFF_CREDENTIALS_INVALID');
    return step;
  }

  private async admit(tx: Tx, row: StaffRow, step: number | null): Promise<StaffRow> {
    if (step !== null && !(await this.repository.acceptStep(tx, row.id, step)))
      throw new DomainError('STAFF_CREDENTIALS_INVALID', { facts: { reason: 'the code was used before' } });
    const changes = { failedLogins: 0, lockedUntil: null };
    await this.repository.update(tx, row.id, changes);
    const target = formatId('staff', row.id);
    await this.audit.record(tx, { actor: `staff:${row.id}`, action: 'staff.login', target, detail: {} });
    return { ...row, ...changes };
  }
}
