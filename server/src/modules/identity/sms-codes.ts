import { randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@yimai/shared/kernel/clock';
import type { Id } from '@yimai/shared/kernel/id';
import { PersonRefused, SMS_SENDER, type SmsSender } from '../../gateways/people-ports.js';
import { GatewayError } from '../../gateways/ports.js';
import { DatabaseClock, Ids } from '../../platform/clock/index.js';
import { PersonalData } from '../../platform/crypto/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { phoneKey } from './phone.js';
import { SmsCodeRepository, type SmsCodeRow } from './sms-code.repository.js';

export type SmsPurpose = 'login' | 'verify' | 'merge';

const CODE_LIFE_MS = 5 * MINUTE_MS;
const GUESSES = 5;
/** Codes one number may get within a window, whatever for. */
const LIMITS: readonly { windowMs: number; codes: number }[] = [
  { windowMs: MINUTE_MS, codes: 1 },
  { windowMs: HOUR_MS, codes: 5 },
  { windowMs: DAY_MS, codes: 10 },
];
/** Clocks of several processes differ a little. */
const SKEW_MS = 5_000;

/** A right guess, not yet spent. */
export interface SmsProof {
  codeId: Id<'event'>;
}

/**
 * Six-digit codes by SMS. Only a keyed hash is kept; the code itself exists in memory and in the message. Everything
 * doubtful counts against the sender: a crowd of parallel requests may all be refused, never all be served.
 */
@Injectable()
export class SmsCodes {
  constructor(
    private readonly repository: SmsCodeRepository,
    private readonly personalData: PersonalData,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: DatabaseClock,
    @Inject(SMS_SENDER) private readonly sender: SmsSender,
  ) {}

  /** @throws SMS_TOO_FREQUENT, SMS_SEND_FAILED, PHONE_INVALID. */
  async send(phone: string, purpose: SmsPurpose): Promise<{ retryAfterSeconds: number }> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const now = this.clock.now();
    const id = this.ids.next('event');
    const row: SmsCodeRow = {
      id,
      phoneIndex: this.phoneIndex(phone),
      purpose,
      codeHash: this.codeHash(id, code),
      attempts: 0,
      sentAt: now,
      expiresAt: new Date(now.getTime() + CODE_LIFE_MS),
      usedAt: null,
    };
    // The row is visible before anybody counts, so two requests at once see each other.
    await this.unitOfWork.run((tx) => this.repository.insert(tx, row));
    const waitMs = await this.waitFor(row);
    if (waitMs > 0) {
      await this.forget(id);
      throw new DomainError('SMS_TOO_FREQUENT', { facts: { retryAfterSeconds: Math.ceil(waitMs / 1000) } });
    }
    await this.deliver(phone, code, id);
    return { retryAfterSeconds: MINUTE_MS / 1000 };
  }

  /** Spends one of five guesses, whatever becomes of the caller's own transaction. @throws SMS_CODE_INVALID. */
  async check(phone: string, purpose: SmsPurpose, code: string): Promise<SmsProof> {
    const row = await this.repository.newest(this.phoneIndex(phone), purpose);
    if (!row) throw new DomainError('SMS_CODE_INVALID');
    const limit = { guesses: GUESSES, now: this.clock.now() };
    const mayGuess = await this.unitOfWork.run((tx) => this.repository.takeGuess(tx, row.id, limit));
    const isRight = timingSafeEqual(Buffer.from(this.codeHash(row.id, code)), Buffer.from(row.codeHash));
    if (!mayGuess || !isRight) throw new DomainError('SMS_CODE_INVALID');
    return { codeId: row.id };
  }

  /** Makes the proof count once, together with what it proves. @throws SMS_CODE_INVALID when it was spent meanwhile. */
  async spend(tx: Tx, proof: SmsProof): Promise<void> {
    if (!(await this.repository.markUsed(tx, proof.codeId, this.clock.now())))
      throw new DomainError('SMS_CODE_INVALID');
  }

  private async waitFor(row: SmsCodeRow): Promise<number> {
    const now = row.sentAt.getTime();
    const longest = Math.max(...LIMITS.map(({ windowMs }) => windowMs));
    const sent = await this.repository.sentWithin(row.phoneIndex, {
      from: new Date(now - longest),
      to: new Date(now + SKEW_MS),
      exceptId: row.id,
    });
    return Math.max(
      ...LIMITS.map(({ windowMs, codes }) => {
        const inWindow = sent.filter((at) => at.getTime() > now - windowMs);
        const blocking = inWindow[codes - 1];
        return blocking ? blocking.getTime() + windowMs - now : 0;
      }),
    );
  }

  private async deliver(phone: string, code: string, id: Id<'event'>): Promise<void> {
    try {
      await this.sender.sendCode({ phone, code, outId: String(id) });
    } catch (error) {
      if (error instanceof PersonRefused) {
        await this.forget(id);
        throw new DomainError(error.reason === 'number-invalid' ? 'PHONE_INVALID' : 'SMS_TOO_FREQUENT');
      }
      if (!(error instanceof GatewayError)) throw error;
      // Certainly not sent: the person may try again at once. Otherwise it may have arrived, so it counts.
      if (error.failure === 'unavailable') await this.forget(id);
      throw new DomainError('SMS_SEND_FAILED', { facts: { providerCode: error.providerCode } });
    }
  }

  private forget(id: Id<'event'>): Promise<void> {
    return this.unitOfWork.run((tx) => this.repository.delete(tx, id));
  }

  private phoneIndex(phone: string): string {
    return this.personalData.blindIndex('sms-phone', phoneKey(phone));
  }

  private codeHash(id: Id<'event'>, code: string): string {
    return this.personalData.blindIndex('sms-code', `${id}:${code}`);
  }
}
