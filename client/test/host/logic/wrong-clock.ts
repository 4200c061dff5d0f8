/**
 * Puts the clock of a realm wrong: everything that asks what time it is hears the time `aheadMs` later, and everything
 * else about dates stays. Runs inside of the logic layer and of browsers, so it may use nothing from outside itself.
 */
export function moveClock(aheadMs: number): void {
  const Right = Date;
  function Wrong(this: unknown, ...given: [number]): unknown {
    if (!new.target) return new Right(Right.now() + aheadMs).toString();
    return given.length > 0 ? new Right(...given) : new Right(Right.now() + aheadMs);
  }
  Object.setPrototypeOf(Wrong, Right);
  Wrong.prototype = Right.prototype;
  Wrong.now = (): number => Right.now() + aheadMs;
  globalThis.Date = Wrong as unknown as DateConstructor;
}
