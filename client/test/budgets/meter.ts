import type { MiniProgram } from '../host/mini-program.js';

export interface PageFigures {
  /** Answers asked for until the first screen had come to rest. */
  requests: number;
  /** What the page asked for after that without being touched, and while it was scrolled. */
  later: number;
  /** Bytes of the largest setData. */
  setData: number;
  /** The most setData of any one second while it was scrolled. */
  perSecond: number;
  nodes: number;
  depth: number;
  /** For the person who has to find out why. */
  asked: string[];
}

/** Nothing asked for, nothing answered and nothing sent to the view for so long: the first screen stands. */
const QUIET_MS = 600;
const PATIENCE_MS = 20_000;
/** What pages put off until their first screen stands comes within this. */
const LATER_MS = 2_500;
/** A thumb that means it: 2,000 px a second. */
const STEP_PX = 200;
const STEP_MS = 100;
const STEPS = 30;
const SECOND_MS = 1_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Without sockets, which stay open. */
const requestsOf = ({ journal }: MiniProgram) => journal.requests.filter(({ method }) => method !== 'SOCKET');

const askedOf = (mini: MiniProgram): string[] =>
  requestsOf(mini)
    .map(({ method, url }) => ({ method, address: new URL(url) }))
    .filter(({ address }) => address.pathname.startsWith('/v1/'))
    .map(({ method, address }) => `${method} ${address.pathname}${address.search}`);

/** Waits until nothing happens any more, or nothing on the network: what is asked for after that was put off. */
export async function comeToRest(mini: MiniProgram, where?: 'network'): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let [before, since] = ['', performance.now()];
  while (performance.now() - since < QUIET_MS) {
    if (performance.now() > deadline) throw new Error(`never at rest:\n${mini.journal.summary()}`);
    const requests = requestsOf(mini);
    const isWaiting = requests.some(({ status }) => status === null);
    const now = `${requests.length} ${where === 'network' ? '' : mini.journal.setData.length}`;
    if (isWaiting || now !== before) [before, since] = [now, performance.now()];
    await sleep(50);
  }
}

function mostPerSecond(times: readonly number[]): number {
  const within = (from: number): number => times.filter((at) => at >= from && at < from + SECOND_MS).length;
  return Math.max(0, ...times.map(within));
}

/** Scrolls on as a thumb does, and says what that cost. */
async function scroll(mini: MiniProgram): Promise<number> {
  const before = mini.journal.setData.length;
  for (let step = 1; step <= STEPS; step += 1) {
    await mini.scrollTo(step * STEP_PX);
    await sleep(STEP_MS);
  }
  return mostPerSecond(mini.journal.setData.slice(before).map(({ at }) => at));
}

/** What the page that a program was started with costs. */
export async function measurePage(mini: MiniProgram): Promise<PageFigures> {
  await comeToRest(mini, 'network');
  const first = askedOf(mini);
  await sleep(LATER_MS);
  await comeToRest(mini);
  const still = await mini.cost();
  const perSecond = await scroll(mini);
  await comeToRest(mini);
  const scrolled = await mini.cost();
  const asked = askedOf(mini);
  return {
    requests: first.length,
    later: asked.length - first.length,
    setData: scrolled.largestSetData,
    perSecond,
    nodes: Math.max(still.nodes, scrolled.nodes),
    depth: Math.max(still.depth, scrolled.depth),
    asked,
  };
}
