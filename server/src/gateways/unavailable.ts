import { GatewayError } from './ports.js';

/**
 * A gateway whose account is not configured: the server starts without it, and whoever calls it learns that nothing
 * was sent. `fields` are the plain properties callers read.
 */
export function unavailable<T extends object>(provider: string, fields: Partial<T> = {}): T {
  const refuse = (): Promise<never> =>
    Promise.reject(
      new GatewayError('unavailable', provider, 'NOT_CONFIGURED', 'the account is not configured'),
    );
  return new Proxy(fields as T, {
    get: (target, name) => {
      if (name in target) return Reflect.get(target, name) as unknown;
      // Nest and promises probe for these; a gateway has neither.
      if (typeof name === 'symbol' || name === 'then' || name.startsWith('on') || name.startsWith('before'))
        return undefined;
      return refuse;
    },
  });
}
