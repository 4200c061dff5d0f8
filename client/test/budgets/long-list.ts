import type { MiniProgram } from '../host/mini-program.js';
import { comeToRest } from './meter.js';

const STEP_PX = 700;
const MOST_STEPS = 60;

export interface Walk {
  /** Of all the rows that were in the page at some time. */
  titles: Set<string>;
  /** What was in the middle of the screen, by how far it was scrolled. */
  places: [top: number, title: string][];
  /** The most at any time. */
  nodes: number;
  largestSetData: number;
}

interface Look {
  /** Less than was asked for at the end of what there is. */
  top: number;
  titles: string[];
  middle: string;
  isEnd: boolean;
}

/** The cards in the page, and the left one in the middle of the screen. */
const look = (mini: MiniProgram): Promise<Look> =>
  mini.screen.locator('html').evaluate((page) => {
    const cards = [...page.querySelectorAll('[role=link]')];
    const isMiddle = (card: Element): boolean => {
      const { top, bottom, left } = card.getBoundingClientRect();
      return left < innerWidth / 2 && top <= innerHeight / 2 && bottom > innerHeight / 2;
    };
    return {
      top: scrollY,
      titles: cards.map(({ textContent }) => textContent),
      middle: cards.find(isMiddle)?.textContent ?? '',
      isEnd: scrollY + innerHeight >= page.scrollHeight - 1,
    };
  });

export async function lookAt(mini: MiniProgram, top: number): Promise<Look> {
  await mini.scrollTo(top);
  await comeToRest(mini);
  return look(mini);
}

/** Scrolls a list that grows until its end. */
export async function walkDown(mini: MiniProgram): Promise<Walk> {
  const walk: Walk = { titles: new Set(), places: [], nodes: 0, largestSetData: 0 };
  await comeToRest(mini);
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const seen = await lookAt(mini, step * STEP_PX);
    const { nodes, largestSetData } = await mini.cost();
    seen.titles.forEach((title) => walk.titles.add(title));
    walk.nodes = Math.max(walk.nodes, nodes);
    walk.largestSetData = Math.max(walk.largestSetData, largestSetData);
    if (seen.isEnd) return walk;
    if (seen.middle) walk.places.push([seen.top, seen.middle]);
  }
  return walk;
}
