import type { Runtime } from '../runtime.js';

export type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};

/** A group of abilities, for one running mini-program. */
export type ApiGroup = (runtime: Runtime) => Record<string, unknown>;

/** How an ability fails: the platform puts its name and "fail" in front of the reason. */
export class ApiFailure extends Error {
  constructor(
    readonly reason: string,
    readonly numbers: { errCode?: number; errno?: number; errNo?: number } = {},
  ) {
    super(reason);
  }
}

function plain(options: Options): unknown {
  const fields = Object.entries(options).filter(([, value]) => typeof value !== 'function');
  try {
    return JSON.parse(JSON.stringify(Object.fromEntries(fields))) as unknown;
  } catch {
    return {};
  }
}

/**
 * An ability that answers later: through `success`, `fail` and `complete` where one of them is given, else with a
 * promise, as both platforms do. `act` may return what `success` gets besides `errMsg`.
 */
export function asyncApi(
  runtime: Runtime,
  name: string,
  act: (options: Options) => unknown,
): (options?: Options) => unknown {
  const { realm, journal } = runtime;
  return (options = {}) => {
    journal.calls.push({ name, options: plain(options) });
    const tell = (callback: ((value: unknown) => void) | undefined, value: unknown): void => {
      if (callback) realm.guard(() => callback(value));
      if (options.complete) realm.guard(() => options.complete?.(value));
    };
    const settled = (async () => act(options))().then(
      (result) => {
        const value = realm.copy({ errMsg: `${name}:ok`, ...(result as object | undefined) });
        tell(options.success, value);
        return value;
      },
      (error: Error) => {
        const numbers = error instanceof ApiFailure ? error.numbers : {};
        const value = realm.copy({ errMsg: `${name}:fail ${error.message}`, ...numbers });
        tell(options.fail, value);
        throw value as unknown as Error;
      },
    );
    if (options.success || options.fail || options.complete) {
      settled.catch(() => undefined);
      return undefined;
    }
    return realm.adopt(settled);
  };
}

/** An ability that answers at once. */
export function syncApi(
  runtime: Runtime,
  name: string,
  act: (...args: never[]) => unknown,
): (...args: unknown[]) => unknown {
  return (...args) => {
    runtime.journal.calls.push({ name, options: args.length === 1 ? args[0] : args });
    return runtime.realm.copy(act(...(args as never[])));
  };
}

/** Many asynchronous abilities at once: `{ showToast: (options) => … }`. */
export function asyncApis(
  runtime: Runtime,
  acts: Record<string, (options: Options) => unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, asyncApi(runtime, name, act)]));
}

export function syncApis(
  runtime: Runtime,
  acts: Record<string, (...args: never[]) => unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, syncApi(runtime, name, act)]));
}
