import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@yimai/shared/kernel/clock';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { OauthStateRepository } from './oauth-state.repository.js';

const LIFE_MS = 10 * MINUTE_MS;

/** Ties the way back from a platform's login page to the way there: unguessable, ten minutes, one use. */
@Injectable()
export class OauthStates {
  constructor(
    private readonly repository: OauthStateRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
  ) {}

  async begin(returnPath: string): Promise<string> {
    const state = randomBytes(24).toString('hex');
    const row = { state, returnPath, createdAt: this.clock.now() };
    await this.unitOfWork.run((tx) => this.repository.insert(tx, row));
    return state;
  }

  /** The path to return to. Spent even when the login fails afterwards. @throws LOGIN_CODE_INVALID. */
  async finish(state: string): Promise<string> {
    const now = this.clock.now();
    const time = { now, notBefore: new Date(now.getTime() - LIFE_MS) };
    const returnPath = await this.unitOfWork.run((tx) => this.repository.spend(tx, state, time));
    if (returnPath === null) throw new DomainError('LOGIN_CODE_INVALID');
    return returnPath;
  }
}
