import { document, type TaroElement, type TaroRootElement } from '@tarojs/runtime';
import Taro from '@tarojs/taro';

const rootOf = (id: string): TaroRootElement | undefined =>
  document.getElementById<TaroElement>(id)?._root ?? undefined;

/**
 * The page a node with this id stands in. What the runtime calls current is the page on show, which is another one when an
 * answer arrives after its reader went on. Undefined before the node's page has been drawn.
 */
export function ownPage(id: string): Taro.PageInstance | undefined {
  return (rootOf(id)?.ctx ?? undefined) as Taro.PageInstance | undefined;
}

/** Acts when a node that was just made has arrived in the view of its own page. */
export function onceDrawn(id: string, act: () => void): void {
  const root = rootOf(id);
  // `nextTick` looks at the page on show only.
  if (root?.pendingUpdate) root.enqueueUpdateCallback(act);
  else Taro.nextTick(act);
}
