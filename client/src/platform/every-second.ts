const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function strike(): void {
  for (const tick of [...listeners]) tick();
}

/**
 * Calls `tick` once a second, together with everybody else's: rows that came at different moments would each have a second of
 * their own otherwise, and a mini-program would send several changes a second for one clock.
 * @returns ends it
 */
export function everySecond(tick: () => void): () => void {
  listeners.add(tick);
  timer ??= setInterval(strike, 1000);
  return () => {
    listeners.delete(tick);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
