import {
  PersonRefused,
  type DouyinPeople,
  type PersonRefusal,
  type PlatformPerson,
} from '../people-ports.js';
import { GatewayError } from '../ports.js';
import { LOGIN_CODE_INVALID, PHONE_CODE_INVALID, type DouyinMiniProgram } from './mini-program.js';

/** Refusals a person can do something about. */
const REFUSALS: Readonly<Record<string, PersonRefusal>> = {
  [LOGIN_CODE_INVALID]: 'code-invalid',
  '40019': 'code-invalid',
  [PHONE_CODE_INVALID]: 'code-invalid',
  '12001': 'too-frequent',
  '12002': 'high-risk',
};

/** Who somebody is, according to Douyin. */
export class DouyinPeopleGateway implements DouyinPeople {
  constructor(private readonly mini: DouyinMiniProgram) {}

  async ofCodes(codes: {
    code: string;
    anonymousCode?: string;
  }): Promise<PlatformPerson & { anonymousOpenId: string | null }> {
    const session = await refusing(this.mini.login(codes));
    return {
      openId: session.openId,
      unionId: session.unionId || null,
      anonymousOpenId: session.anonymousOpenId || null,
    };
  }

  phoneOf(code: string): Promise<string> {
    return refusing(this.mini.phoneNumber(code));
  }
}

async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const reason = error instanceof GatewayError ? REFUSALS[error.providerCode] : undefined;
    throw reason && error instanceof GatewayError ? new PersonRefused(reason, error.providerCode) : error;
  }
}
