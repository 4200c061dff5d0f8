/**
 * Progress for people waiting at a terminal: one line when a step begins, one when it ends, and a sign of life
 * every fifteen seconds in between, because a silent minute looks like a hang.
 */

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const HEARTBEAT_MS = 15_000;

export const dim = (text) => paint(2, text);
export const bold = (text) => paint(1, text);
export const green = (text) => paint(32, text);
export const red = (text) => paint(31, text);
export const yellow = (text) => paint(33, text);

/** Seconds since a `performance.now()` reading, for people: `0.4 s`, `83 s`. */
export function since(startedAt) {
  const seconds = (performance.now() - startedAt) / 1000;
  return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
}

export const info = (text) => console.log(`  ${text}`);
export const warn = (text) => console.warn(yellow(`! ${text}`));
export const skipped = (name, why) => console.log(dim(`- ${name}: skipped, ${why}`));

/** An error whose message is meant for the reader; its stack would only be noise. */
export class ReadableError extends Error {}

/**
 * Runs one named step and reports its time.
 * @template T
 * @param {string} name what the reader waits for, e.g. `install dependencies`
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const startedAt = performance.now();
  console.log(`${paint(36, '>')} ${name} …`);
  const heartbeat = setInterval(() => console.log(dim(`  … ${name}, ${since(startedAt)}`)), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    const result = await work();
    console.log(`${green('✓')} ${name} ${dim(since(startedAt))}`);
    return result;
  } catch (error) {
    console.log(`${red('✗')} ${name} ${dim(since(startedAt))}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Prints two columns. */
export function table(rows) {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  for (const [left, right] of rows) console.log(`  ${left.padEnd(width)}  ${right}`);
}

/** The last words of a script: the message for an expected failure, the stack for a bug. */
export function fail(error) {
  const text = error instanceof ReadableError ? error.message : (error?.stack ?? String(error));
  console.error(`\n${red('Failed.')} ${text}`);
}
