import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { roleAllows, type Access } from '@yimai/shared/api/access';
import { DEVICE_HEADER, DEVICE_ID } from '@yimai/shared/api/device';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import { declaredOs, OS_HEADER } from '@yimai/shared/domain/goods/virtual-goods';
import { APP_CONFIG, type AppConfig } from '../config/index.js';
import { DomainError } from './domain-error.js';
import { ENDPOINT_NAME, type YimaiRequest } from './endpoint.js';
import { AUTHENTICATOR, type Authenticator, type Principal } from './principal.js';
import { RateLimiter } from './rate-limit.js';

const IDEMPOTENCY_KEY = /^[0-9A-Za-z_-]{8,64}$/;

/** Establishes who is calling, whether they may, and how often. Routes without a contract row are refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const name = this.reflector.get<EndpointName | undefined>(ENDPOINT_NAME, context.getHandler());
    if (!name) return this.reflector.get<boolean>(PUBLIC_ROUTE, context.getHandler()) === true;
    const row: Endpoint = endpoints[name];
    const request = context.switchToHttp().getRequest<YimaiRequest>();
    const principal = await this.identify(request, row.access);
    this.authorise(principal, row.access);
    await this.limiter.consume(row.rate, principal, request.ip);
    const userAgent = String(request.headers['user-agent'] ?? '').slice(0, 300);
    request.call = {
      principal,
      requestId: String(request.id),
      ip: request.ip,
      userAgent,
      os: declaredOs(request.headers[OS_HEADER]?.toString(), userAgent),
      deviceId: deviceOf(request),
      idempotencyKey: this.idempotencyKey(request, row),
    };
    return true;
  }

  private async identify(request: YimaiRequest, access: Access): Promise<Principal> {
    const header = request.headers.authorization;
    if (!header?.startsWith('Bearer ')) return { kind: 'anonymous' };
    try {
      return await this.authenticator.authenticate(header.slice('Bearer '.length));
    } catch (error) {
      // Browsing must go on with a stale token; anything that needs a person must say that the login is over.
      if (access === 'anyone' && error instanceof DomainError) return { kind: 'anonymous' };
      throw error;
    }
  }

  private authorise(principal: Principal, access: Access): void {
    if (access === 'anyone') return;
    if (access === 'development') {
      if (!this.config.isSimulated) throw new DomainError('NOT_FOUND');
      return;
    }
    if (principal.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED');
    if (typeof access === 'object') {
      if (principal.kind !== 'staff' || !roleAllows(principal.role, access.staff))
        throw new DomainError('FORBIDDEN');
      return;
    }
    if (principal.kind !== 'member') throw new DomainError('FORBIDDEN');
    if (access === 'distributor' && principal.distributorId === null)
      throw new DomainError('DISTRIBUTOR_REQUIRED');
  }

  private idempotencyKey(request: YimaiRequest, row: Endpoint): string | null {
    const header = request.headers['idempotency-key'];
    const key = Array.isArray(header) ? header[0] : header;
    if (!row.idempotent) return null;
    if (!key || !IDEMPOTENCY_KEY.test(key)) throw new DomainError('IDEMPOTENCY_KEY_REQUIRED');
    return key;
  }
}

function deviceOf(request: YimaiRequest): string | null {
  const said = request.headers[DEVICE_HEADER];
  return typeof said === 'string' && DEVICE_ID.test(said) ? said : null;
}

/** Marks a route outside the contract table (platform notifications, health) as open on purpose. */
export const PUBLIC_ROUTE = 'yimai:public-route';
