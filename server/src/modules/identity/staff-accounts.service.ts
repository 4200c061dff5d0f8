import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffRole } from '@yimai/shared/api/access';
import type { StaffAccountView, StaffInvitationLink } from '@yimai/shared/contracts/staff';
import { DAY_MS } from '@yimai/shared/kernel/clock';
import { asId, formatId, type StaffId } from '@yimai/shared/kernel/id';
import { Audit } from '../../platform/audit/index.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { APP_CONFIG, type AppConfig } from '../../platform/config/index.js';
import { isDuplicateKey, UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { hashPassword, isPasswordOf, requireStrong } from './staff-password.js';
import { StaffRepository, type StaffRow } from './staff.repository.js';
import { StaffService } from './staff.service.js';
import { newTotpSecret, totpStepOf, totpUri } from './totp.js';

const INVITATION_MS = 3 * DAY_MS;
const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

export interface NewStaff {
  username: string;
  name: string;
  role: StaffRole;
}
export interface StaffChange {
  staffId: StaffId;
  name: string;
  role: StaffRole;
  isDisabled: boolean;
}
export interface Acceptance {
  token: string;
  password: string;
  totpSecret: string;
  totp: string;
}

/**
 * Who is on the staff, and how they come in. Nobody sees anybody else's password or TOTP secret: an owner hands over a link
 * that is good once and for three days, behind it the person chooses both. Whoever lost one of them is invited again.
 */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly repository: StaffRepository,
    private readonly staff: StaffService,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** In the order in which they were added. @throws INVALID_INPUT when the cursor is not one of ours. */
  async list(page: {
    cursor?: string;
    limit: number;
  }): Promise<{ items: StaffAccountView[]; nextCursor: string | null }> {
    const after = page.cursor === undefined ? null : parseInt(page.cursor, 36);
    if (after !== null && !Number.isSafeInteger(after))
      throw new DomainError('INVALID_INPUT', { param: 'cursor' });
    const rows = await this.repository.page(after === null ? null : asId('staff', after), page.limit + 1);
    const items = rows.slice(0, page.limit);
    const last = items.at(-1);
    const hasMore = rows.length > page.limit && last !== undefined;
    return { items: items.map((row) => this.view(row)), nextCursor: hasMore ? last.id.toString(36) : null };
  }

  /** `by` as in {@link reinvite}. @throws STAFF_USERNAME_TAKEN */
  async invite(by: StaffId | null, { username, name, role }: NewStaff): Promise<StaffInvitationLink> {
    const id = this.ids.next('staff');
    const { token, ...invitation } = this.newInvitation();
    const row: StaffRow = {
      ...{ id, username, name, role, ...invitation },
      ...{ passwordHash: '', totpSealed: null, totpStep: 0, failedLogins: 0, lockedUntil: null },
      ...{ isDisabled: false, createdAt: this.clock.now() },
    };
    try {
      await this.unitOfWork.run(async (tx) => {
        await this.repository.insert(tx, row);
        await this.record(tx, {
          actor: actorOf(by),
          action: 'staff.invite',
          id,
          detail: { username, name, role },
        });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('STAFF_USERNAME_TAKEN');
      throw error;
    }
    return this.linkOf(row, token);
  }

  /**
   * Ends the password, the TOTP secret and every session of somebody, and invites them again. `by` is the owner who does so,
   * or null for the operator of the machine. @throws STAFF_NOT_FOUND, STAFF_NOT_ONESELF
   */
  async reinvite(by: StaffId | null, id: StaffId): Promise<StaffInvitationLink> {
    const { token, ...invitation } = this.newInvitation();
    return this.unitOfWork.run(async (tx) => {
      const row = await this.lockOther(tx, by, id);
      const changes = {
        ...invitation,
        passwordHash: '',
        totpSealed: null,
        failedLogins: 0,
        lockedUntil: null,
        isDisabled: by !== null && row.isDisabled,
      };
      await this.staff.change(tx, id, changes);
      await this.record(tx, { actor: actorOf(by), action: 'staff.reinvite', id, detail: {} });
      return this.linkOf({ ...row, ...changes }, token);
    });
  }

  /** For the operator of the machine: the first owner, and whoever cannot be helped by another, closed accounts too. */
  async inviteOrReinvite(person: NewStaff): Promise<StaffInvitationLink> {
    const existing = await this.unitOfWork.run((tx) => this.repository.lockByUsername(tx, person.username));
    return existing ? this.reinvite(null, existing.id) : this.invite(null, person);
  }

  /** @throws STAFF_NOT_FOUND, STAFF_NOT_ONESELF: so one owner always remains. */
  async update(by: StaffId, { staffId: id, ...changes }: StaffChange): Promise<StaffAccountView> {
    return this.unitOfWork.run(async (tx) => {
      const row = await this.lockOther(tx, by, id);
      await this.staff.change(tx, id, changes);
      const before = { name: row.name, role: row.role, isDisabled: row.isDisabled };
      await this.record(tx, {
        actor: actorOf(by),
        action: 'staff.update',
        id,
        detail: { before, after: changes },
      });
      return this.view({ ...row, ...changes });
    });
  }

  /** Whom an invitation is for. @throws STAFF_INVITATION_INVALID: unknown, used, too old, or of somebody who may not come in. */
  async open(token: string): Promise<NewStaff & { totpSecret: string; totpUri: string }> {
    const row = this.requireOpen(await this.repository.byInvitation(digest(token)));
    const totpSecret = newTotpSecret();
    const { username, name } = row;
    return {
      username,
      name,
      role: row.role as StaffRole,
      totpSecret,
      totpUri: totpUri(totpSecret, username),
    };
  }

  /** @throws STAFF_INVITATION_INVALID, STAFF_PASSWORD_WEAK, TOTP_INVALID; the invitation stays open after the last two. */
  async accept({ token, password, totpSecret, totp }: Acceptance): Promise<StaffRow> {
    const hash = digest(token);
    const { username } = this.requireOpen(await this.repository.byInvitation(hash));
    requireStrong(password, username);
    const step = totpStepOf(totpSecret, totp, this.clock.now());
    if (step === null) throw new DomainError('TOTP_INVALID');
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run(async (tx) => {
      const row = this.requireOpen(await this.repository.lockByInvitation(tx, hash));
      const totpSealed = this.staff.sealTotp(row.id, totpSecret);
      const changes = {
        passwordHash,
        totpSealed,
        totpStep: step,
        invitationHash: null,
        invitationUntil: null,
      };
      await this.staff.change(tx, row.id, changes);
      await this.record(tx, {
        actor: actorOf(row.id),
        action: 'staff.accept-invitation',
        id: row.id,
        detail: {},
      });
      return { ...row, ...changes };
    });
  }

  /**
   * Whoever was logged in with the old one, here or elsewhere, has to log in again.
   * @throws STAFF_PASSWORD_WRONG when the present one is; STAFF_PASSWORD_WEAK
   */
  async changePassword(
    id: StaffId,
    { password, nextPassword }: Record<'password' | 'nextPassword', string>,
  ): Promise<StaffRow> {
    const row = await this.staff.requireActive(id);
    requireStrong(nextPassword, row.username);
    if (!(await isPasswordOf(row, password))) throw new DomainError('STAFF_PASSWORD_WRONG');
    const passwordHash = await hashPassword(nextPassword);
    await this.unitOfWork.run(async (tx) => {
      await this.staff.change(tx, id, { passwordHash });
      await this.record(tx, { actor: actorOf(id), action: 'staff.change-password', id, detail: {} });
    });
    return { ...row, passwordHash };
  }

  private newInvitation() {
    const token = randomBytes(32).toString('base64url');
    const invitationUntil = new Date(this.clock.now().getTime() + INVITATION_MS);
    return { token, invitationHash: digest(token), invitationUntil };
  }

  private requireOpen(row: StaffRow | null): StaffRow {
    const isOpen = row?.invitationUntil && row.invitationUntil > this.clock.now() && !row.isDisabled;
    if (!row || !isOpen) throw new DomainError('STAFF_INVITATION_INVALID');
    return row;
  }

  /** Somebody else on the staff; whoever acts is looked at again under the lock, or two owners could end each other at once. */
  private async lockOther(tx: Tx, by: StaffId | null, id: StaffId): Promise<StaffRow> {
    if (by === id) throw new DomainError('STAFF_NOT_ONESELF');
    const rows = await this.repository.lockAll(tx, by === null ? [id] : [by, id]);
    const actor = rows.find((row) => row.id === by);
    if (by !== null && (!actor || actor.isDisabled || actor.role !== 'owner' || !actor.passwordHash))
      throw new DomainError('FORBIDDEN');
    const row = rows.find((one) => one.id === id);
    if (!row) throw new DomainError('STAFF_NOT_FOUND');
    return row;
  }

  /** After the `#`, which browsers keep to themselves: the token is in no log. */
  private linkOf(row: StaffRow, token: string): StaffInvitationLink {
    const link = `${this.config.PUBLIC_BASE_URL.replace(/\/$/, '')}/console/welcome#${token}`;
    return { staff: this.view(row), link, validUntil: row.invitationUntil?.toISOString() ?? '' };
  }

  private view(row: StaffRow): StaffAccountView {
    return {
      id: formatId('staff', row.id),
      username: row.username,
      name: row.name,
      role: row.role as StaffRole,
      state: this.stateOf(row),
      hasTotp: row.totpSealed !== null,
      createdAt: row.createdAt.toISOString(),
    };
  }

  private stateOf(row: StaffRow): StaffAccountView['state'] {
    if (row.isDisabled) return 'disabled';
    if (row.passwordHash) return 'active';
    return row.invitationUntil && row.invitationUntil > this.clock.now() ? 'invited' : 'expired';
  }

  private record(
    tx: Tx,
    entry: { actor: string; action: string; id: StaffId; detail: Record<string, unknown> },
  ) {
    const { actor, action, id, detail } = entry;
    return this.audit.record(tx, { actor, action, target: formatId('staff', id), detail });
  }
}

const actorOf = (id: StaffId | null): string => (id === null ? 'system' : `staff:${id}`);
