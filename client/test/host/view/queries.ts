import type { Measure, NodeFound, NodeQuery } from './bridge.js';
import { MiniElement } from './elements/mini-element.js';

type Fields = NodeQuery['fields'];

const page = (): HTMLElement => document.documentElement;

function viewport(fields: Fields): NodeFound {
  return {
    ...(fields.scrollOffset
      ? {
          scrollLeft: scrollX,
          scrollTop: scrollY,
          scrollHeight: page().scrollHeight,
          scrollWidth: page().scrollWidth,
        }
      : {}),
    ...(fields.rect ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : {}),
    ...(fields.size ? { width: innerWidth, height: innerHeight } : {}),
  };
}

function describe(element: HTMLElement, fields: Fields): NodeFound {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const found: NodeFound = {};
  if (fields.id) found.id = element.id;
  if (fields.dataset)
    found.dataset = { ...((element as MiniElement).__wxElement?.dataset as Record<string, unknown>) };
  if (fields.rect) Object.assign(found, { left, top, right, bottom });
  if (fields.size || fields.node) Object.assign(found, { width, height });
  if (fields.scrollOffset)
    for (const name of ['scrollLeft', 'scrollTop', 'scrollHeight', 'scrollWidth'] as const)
      found[name] = element[name];
  const style = getComputedStyle(element);
  for (const name of fields.computedStyle ?? []) found[name] = style.getPropertyValue(kebab(name));
  for (const name of fields.properties ?? []) found[name] = element.getAttribute(name);
  return found;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `>>>` reaches into components, which here are not closed. */
export const select = (selector: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(selector.replace(/\s*>>>\s*/g, ' ')),
];

export function answerQuery({ selector, all, fields }: NodeQuery): NodeFound | NodeFound[] | null {
  if (selector === '') return viewport(fields);
  const found = select(selector).map((element) => describe(element, fields));
  return all ? found : (found[0] ?? null);
}

/** The size of the mini-program's own tree, without what our elements are made of inside. */
export function measure(): Measure {
  const result: Measure = { nodes: 0, depth: 0, children: 0 };
  const visit = (element: Element, depth: number): void => {
    const children = [...element.children].filter((child) => child instanceof MiniElement);
    result.nodes += 1;
    result.depth = Math.max(result.depth, depth);
    result.children = Math.max(result.children, children.length);
    children.forEach((child) => visit(child, depth + 1));
  };
  const roots = select('wx-page > *').filter((element) => element instanceof MiniElement);
  roots.forEach((root) => visit(root, 1));
  return result;
}
