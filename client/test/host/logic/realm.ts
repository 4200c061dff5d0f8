import path from 'node:path';
import vm from 'node:vm';
import { describe, safeJson, type Journal } from '../journal.js';
import { watchRejections } from './rejections.js';
import { Timers } from './timers.js';
import { moveClock } from './wrong-clock.js';

/** Anything that lives in the logic layer. */
export type Foreign = Record<string, unknown>;

export interface RealmOptions {
  journal: Journal;
  /** A module of the program as `(require, module, exports) => …`. */
  script(file: string): vm.Script;
  /** How far the phone's clock is ahead of the world. */
  clockAheadMs?: number;
}

/** What JavaScript itself brings that the platform takes away. */
const TAKEN_AWAY = ['WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/**
 * The logic layer: a context that holds the language, timers, a console and what the host adds, and nothing of a
 * browser or of Node. Code from strings is off, as on a phone. What goes in is copied, so that no object of ours with
 * a constructor to climb through ever gets there; functions of the API are the exception.
 */
export class Realm {
  private readonly context: vm.Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly timers: Timers;
  private readonly stopWatching: () => void;
  private readonly parse: (json: string) => unknown;
  private readonly promise: (start: (resolve: unknown, reject: unknown) => void) => unknown;
  private isEnded = false;

  constructor(private readonly options: RealmOptions) {
    this.context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    for (const name of TAKEN_AWAY) vm.runInContext(`delete globalThis.${name}`, this.context);
    this.parse = this.run('(json) => JSON.parse(json)') as typeof this.parse;
    this.promise = this.run('(start) => new Promise(start)') as typeof this.promise;
    this.timers = new Timers((act) => this.guard(act));
    this.define({ ...this.timers.globals, console: this.console() });
    if (options.clockAheadMs)
      (this.run(`(${moveClock.toString()})`) as typeof moveClock)(options.clockAheadMs);
    const isOurs = this.run('(value) => value instanceof Promise') as (value: unknown) => boolean;
    this.stopWatching = watchRejections({
      owns: isOurs,
      rejected: (reason) => this.report('unhandled rejection', reason),
    });
  }

  define(globals: Record<string, unknown>): void {
    Object.assign(this.context, globals);
  }

  private run(code: string): unknown {
    return vm.runInContext(code, this.context);
  }

  /** An array of the logic layer, of things that live there. */
  list(items: readonly unknown[]): unknown {
    return (this.run('(items) => Array.from(items)') as (items: readonly unknown[]) => unknown)(items);
  }

  /** Nothing of an ended program may still be heard of. */
  get ended(): boolean {
    return this.isEnded;
  }

  end(): void {
    this.isEnded = true;
    this.timers.stop();
    // Rejections are reported a tick later than they happen.
    setTimeout(this.stopWatching, 0);
  }

  /** Runs foreign code; what it throws is trouble, not ours to handle. */
  guard<T>(act: () => T): T | undefined {
    if (this.isEnded) return undefined;
    try {
      return act();
    } catch (error) {
      this.report('uncaught exception', error);
      return undefined;
    }
  }

  private report(kind: 'uncaught exception' | 'unhandled rejection', error: unknown): void {
    if (!this.isEnded) this.options.journal.trouble(kind, describe(error));
  }

  /** A copy that belongs to the logic layer. */
  copy<T>(value: T): T {
    return value === undefined ? value : (this.parse(JSON.stringify(value)) as T);
  }

  /** A promise of the logic layer's own class. */
  adopt(promise: Promise<unknown>): unknown {
    return this.promise((resolve, reject) => {
      promise.then(resolve as (value: unknown) => void, reject as (reason: unknown) => void);
    });
  }

  /** CommonJS over the program's files; a module runs once. */
  require(file: string): unknown {
    const name = file.endsWith('.js') ? file : `${file}.js`;
    const known = this.modules.get(name);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: this.parse('{}') };
    this.modules.set(name, module);
    const load = this.options.script(name).runInContext(this.context) as (
      this: unknown,
      require: (wanted: string) => unknown,
      module: unknown,
      exports: unknown,
    ) => void;
    const near = (wanted: string): unknown => this.require(path.posix.join(path.posix.dirname(name), wanted));
    load.call(undefined, near, module, module.exports);
    return module.exports;
  }

  private console(): Record<string, (...args: unknown[]) => void> {
    const { journal } = this.options;
    const print =
      (level: string) =>
      (...args: unknown[]): void => {
        const text = args
          .map((arg) => (typeof arg === 'string' ? arg : isError(arg) ? describe(arg) : safeJson(arg)))
          .join(' ');
        journal.lines.push(`${level}: ${text}`);
        if (level === 'error') journal.trouble('console error', text);
      };
    const quiet = (): void => undefined;
    const levels = Object.fromEntries(
      ['log', 'info', 'warn', 'debug', 'error'].map((level) => [level, print(level)]),
    );
    return { ...levels, group: quiet, groupEnd: quiet, time: quiet, timeEnd: quiet };
  }
}

const isError = (value: unknown): boolean =>
  typeof (value as { stack?: unknown } | null | undefined)?.stack === 'string';
