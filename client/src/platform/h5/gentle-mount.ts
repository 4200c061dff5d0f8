/**
 * A page is drawn as a transition: React gives the browser a turn every five milliseconds, where in one piece a page
 * blocked a phone for 200. Nothing waits for it, because the page before is hidden by then, and the first one is behind
 * the document's own paint.
 */
import { createElement, startTransition, type ComponentType } from 'react';
import { Current, eventCenter } from '@tarojs/runtime';
import { OwnRoute, type RouteParams } from '../own-route';

type Page = [component: ComponentType, id: string, mounted: () => void];

interface Mounting {
  mount(...page: Page): void;
  unmount(id: string, done: () => void): void;
}

/** Behind what React has in hand. */
function afterThisTask(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = act;
  port2.postMessage(null);
}

/**
 * Pages on their way, and what to do instead of showing one that was left before it stood: Taro would take the last that
 * stands for it, and leave a shopper with the page they went away from.
 */
const onTheWay = new Map<string, (() => void) | undefined>();

/** Nothing to see, and nothing that asks the server. */
const Nothing = (): null => null;

/** The page with the parameters it is opened with now, as long as nobody has left it. */
function withItsRoute(component: ComponentType, id: string): ComponentType {
  const value = (Current.router?.params ?? null) as RouteParams | null;
  return (props) =>
    onTheWay.get(id) ? null : createElement(OwnRoute.Provider, { value }, createElement(component, props));
}

/** Whether the address is another page's by now: its script was loaded longer than somebody waited. */
const wasLeft = (id: string): boolean => id.split('?')[0] !== decodeURI(location.pathname);

/** Lets the router read the address again, as after a press on "back". */
const goWhereTheAddressSays = (): boolean =>
  window.dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }));

/** The router hides the page before by a timer, and does not take that back when one returns to it in the meantime. */
eventCenter.on('__afterTaroRouterChange', () => {
  const { path = '' } = Current.page ?? {};
  document.getElementById(path)?.classList.remove('taro_page_shade');
});

eventCenter.once('__taroRouterLaunch', () => {
  const app = Current.app as unknown as Mounting | null;
  if (!app) return;
  const mount = app.mount.bind(app);
  const unmount = app.unmount.bind(app);
  const gently = (...[component, id, mounted]: Page): void => {
    const stands = (): void => {
      const leave = onTheWay.get(id);
      onTheWay.delete(id);
      (leave ?? mounted)();
    };
    startTransition(() => mount(component, id, stands));
  };
  const next = (...[component, id, mounted]: Page): void => {
    onTheWay.set(id, undefined);
    const isLate = wasLeft(id);
    gently(isLate ? Nothing : withItsRoute(component, id), id, mounted);
    if (isLate) afterThisTask(goWhereTheAddressSays);
  };
  // The first page may come before React has drawn the app around it: Taro would wait for that, outside of the transition.
  app.mount = (component, id, mounted) => {
    app.mount = next;
    onTheWay.set(id, undefined);
    const page = withItsRoute(component, id);
    afterThisTask(() => gently(page, id, mounted));
  };
  app.unmount = (id, done) => {
    if (onTheWay.has(id)) onTheWay.set(id, () => unmount(id, done));
    else unmount(id, done);
  };
});
