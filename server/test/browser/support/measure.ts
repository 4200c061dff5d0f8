import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; target: unknown[] }[] }[];
}
interface Axe {
  run: (where: unknown, how: unknown) => Promise<AxeResult>;
}

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const RECHECK_MS = 500;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LEFT_OUT = {
  // Experimental: it wants every word of a card in the card's name, which nobody could listen to.
  'label-content-name-mismatch': { enabled: false },
};

/**
 * All that axe finds, whatever it calls the weight of it. `only` is for what a second look can change. On a busy machine a
 * colour may still be on its way from one theme to the other, so what is found has to be there a moment later as well.
 */
export async function violations(page: Page, only?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await runAxe(page, only);
  if (found.length === 0) return found;
  await page.waitForTimeout(RECHECK_MS);
  return runAxe(page, only);
}

async function runAxe(page: Page, only?: readonly string[]): Promise<string[]> {
  const how = only ? { runOnly: { type: 'rule', values: only } } : { runOnly: TAGS, rules: LEFT_OUT };
  const found = await page.evaluate(
    (options) => (globalThis as unknown as { axe: Axe }).axe.run(document, options),
    { resultTypes: ['violations'], ...how },
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, target }) => `${id}: ${target.join(' ')} ${html.slice(0, 140)}`),
  );
}

/** Letters 1.3 times as large; everything on a phone is measured by them. Not through a style element: the policy. */
export async function enlargeLetters(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const size = 'calc(1.3 * clamp(17.0667px, 5.33333vw, 20px))';
    document.documentElement.style.setProperty('font-size', size, 'important');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** What leaves the page, and what is cut off inside of a box. */
export function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (one: Element): string =>
      `${one.tagName.toLowerCase()}.${one.className.toString().slice(0, 40)} "${(one.textContent ?? '').slice(0, 24)}"`;
    const shown = [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility());
    const width = document.documentElement.clientWidth;
    const pages = [document.documentElement, ...document.querySelectorAll('.taro_page')];
    const wide = pages.filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth);
    /** Scrolled by hand, or cut off in a way that leaves nothing to read. */
    const isInside = (one: Element): boolean => {
      for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
        if (box.classList.contains('taro_page')) return false;
        if (getComputedStyle(box).overflowX !== 'visible') return true;
      }
      return false;
    };
    const beyond = shown.filter((one) => {
      const box = one.getBoundingClientRect();
      return (
        box.width > 1 && box.right > width + 1 && getComputedStyle(one).opacity !== '0' && !isInside(one)
      );
    });
    const clipped = shown.filter((one) => {
      const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const { overflowY, webkitLineClamp, textOverflow } = getComputedStyle(one);
      const isMeant = webkitLineClamp !== 'none' || textOverflow === 'ellipsis';
      const isCut = overflowY === 'hidden' && one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 2;
      return hasText && isCut && !isMeant;
    });
    return [
      ...wide.map((one) => `${one.scrollWidth} of ${one.clientWidth} wide`),
      ...beyond.slice(0, 4).map((one) => `beyond the edge: ${name(one)}`),
      ...clipped.map((one) => `cut off: ${name(one)}`),
    ];
  });
}

/**
 * The last thing to press, when one has come to the end of the page and the bar at its foot lies over it. With enough to read
 * behind it, it may have gone below the bar at the head, from where one scrolls it back. A list that goes on by itself moves
 * the end further down: it has come when it stands still, and what is found has to be there a moment later as well.
 */
export async function covered(page: Page): Promise<string[]> {
  const found = await lastIsCovered(page);
  if (found.length === 0) return found;
  await page.waitForTimeout(RECHECK_MS);
  return lastIsCovered(page);
}

function lastIsCovered(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const goToTheEnd = async (): Promise<Element | undefined> => {
      for (const one of document.querySelectorAll('.taro_page')) one.scrollTo(0, one.scrollHeight);
      window.scrollTo(0, document.documentElement.scrollHeight);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return [...document.querySelectorAll('[role=main] :is([role=button], [role=link], a, button)')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
        .at(-1);
    };
    const bottomOf = (one?: Element): number => one?.getBoundingClientRect().bottom ?? 0;
    let last = await goToTheEnd();
    for (let turn = 0; turn < 50; turn += 1) {
      const [before, bottom] = [last, bottomOf(last)];
      last = await goToTheEnd();
      if (last === before && bottomOf(last) === bottom && bottom <= innerHeight) break;
    }
    if (!last) return [];
    const box = last.getBoundingClientRect();
    if (box.bottom < innerHeight / 2 || box.bottom > innerHeight + 1) return [];
    const middle = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const top = document.elementFromPoint(middle, box.bottom - 2);
    return !top || last.contains(top) || top.contains(last)
      ? []
      : [`covered: ${last.outerHTML.slice(0, 120)}`];
  });
}

/** What can be pressed but is hard to hit: under 44 CSS px, together with what it extends itself by invisibly. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 43.5; // 44, less what the rounding of rems takes
    const roles = 'button, link, tab, radio, checkbox, switch, menuitem'.split(', ');
    const all = document.querySelectorAll(`a, button, ${roles.map((role) => `[role=${role}]`).join(', ')}`);
    /** How far the boxes of pseudo-elements reach beyond their element's. */
    const reach = (
      one: Element,
      [from, to]: readonly ['left', 'right'] | readonly ['top', 'bottom'],
    ): number =>
      Math.max(
        ...['::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(one, pseudo);
          if (style.content === 'none' || style.position !== 'absolute') return 0;
          return Math.max(0, -parseFloat(style[from]) || 0) + Math.max(0, -parseFloat(style[to]) || 0);
        }),
      );
    const nameOf = (one: Element): string => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? '';
    const isSmall = (one: Element): boolean => {
      const box = one.getBoundingClientRect();
      return (
        box.width + reach(one, ['left', 'right']) < least ||
        box.height + reach(one, ['top', 'bottom']) < least
      );
    };
    const links = [...all].filter((one) => one.getAttribute('role') === 'link');
    /** The title of a product beside its picture, which leads to the same place and is large enough. */
    const hasTwin = (one: Element): boolean =>
      links.some((other) => links.includes(one) && nameOf(other) === nameOf(one) && !isSmall(other));
    return (
      [...all]
        .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .filter((one) => one.getAttribute('aria-disabled') !== 'true')
        // Links in running text are as high as its lines.
        .filter((one) => getComputedStyle(one).display !== 'inline')
        .filter((one) => one.getBoundingClientRect().width > 1 && isSmall(one) && !hasTwin(one))
        .map((one) => {
          const { width, height } = one.getBoundingClientRect();
          const size = `${width.toFixed(1)}×${height.toFixed(1)}`;
          return `small ${size}: ${one.className.toString().slice(0, 48)} "${nameOf(one).slice(0, 20)}"`;
        })
    );
  });
}
