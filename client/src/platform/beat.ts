/**
 * Three at most in a second: a mini-program sends each of its page's changes to another process, and a fling makes many. An
 * answer and a running clock may come between.
 */
const BEAT_MS = 340;
interface Waiting {
  act: () => void;
  isPart: boolean;
}

const waiting = new Map<string, Waiting>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastAt = 0;

/** Everything, but of the parts only the newest: it is where somebody looks now. */
function take(): Waiting[] {
  const later = [...waiting].filter(([, { isPart }]) => isPart).slice(0, -1);
  for (const [id] of later) waiting.delete(id);
  const now = [...waiting.values()];
  waiting.clear();
  for (const [id, one] of later) waiting.set(id, one);
  return now;
}

function strike(): void {
  timer = undefined;
  lastAt = Date.now();
  for (const { act } of take()) act();
  if (waiting.size > 0) timer ??= setTimeout(strike, BEAT_MS);
}

/**
 * What a page changes by itself while somebody scrolls it changes together, on the next beat: at once after a pause. The
 * newest of an id counts. A `part` of a list is heavy, about 25 KB: of those one comes on a beat.
 */
export function onBeat(id: string, act: () => void, kind?: 'part'): void {
  waiting.delete(id);
  waiting.set(id, { act, isPart: kind === 'part' });
  timer ??= setTimeout(strike, Math.max(0, lastAt + BEAT_MS - Date.now()));
}

/** Not any more. */
export function offBeat(id: string): void {
  waiting.delete(id);
}
