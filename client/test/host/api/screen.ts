import { createSelectorQuery } from '../logic/selector-query.js';
import type { OpenPage } from '../logic/pages.js';
import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApis, type ApiGroup } from './call.js';

const TOAST_MS = 1_500;

async function toast(runtime: Runtime, text: string | null, duration?: number): Promise<void> {
  const { stage } = runtime;
  await stage.tell({ kind: 'toast', text });
  if (text !== null && duration !== undefined) {
    const timer = setTimeout(() => void stage.tell({ kind: 'toast', text: null }), duration);
    timer.unref();
  }
}

interface Margins {
  top?: number;
  right?: number;
  bottom?: number;
  left?: number;
}

function intersectionObserver(
  runtime: Runtime,
  page: OpenPage | undefined,
  thresholds: number[],
): Record<string, unknown> {
  const { observers, stage } = runtime;
  const observer = observers.size + 1;
  // Its number is taken from now on: several may be made before the first of them observes.
  observers.set(observer, () => undefined);
  let margin = '0px';
  let within: string | null = null;
  const relativeTo = (
    selector: string | null,
    { top = 0, right = 0, bottom = 0, left = 0 }: Margins = {},
  ) => {
    within = selector;
    margin = `${top}px ${right}px ${bottom}px ${left}px`;
    return made;
  };
  const made = {
    relativeTo,
    relativeToViewport: (margins?: Margins) => relativeTo(null, margins),
    observe: (selector: string, callback: (entry: unknown) => void) => {
      observers.set(observer, callback);
      if (page) void stage.send(page.id, { kind: 'observe', observer, selector, thresholds, within, margin });
    },
    disconnect: () => {
      observers.set(observer, () => undefined);
      if (page) void stage.send(page.id, { kind: 'unobserve', observer });
    },
  };
  return made;
}

/** The platform's own surfaces: toasts, questions, bars, scrolling, where nodes are. */
export const screen: ApiGroup = (runtime) => {
  const { pages, stage, questions } = runtime;
  return {
    createSelectorQuery: () => createSelectorQuery(runtime),
    createIntersectionObserver: (owner: unknown, options: { thresholds?: number[] } = {}) =>
      intersectionObserver(runtime, pages.ownedBy(owner), [...(options.thresholds ?? [0])]),
    ...asyncApis(runtime, {
      showToast: ({ title, duration }) =>
        toast(runtime, String(title), typeof duration === 'number' ? duration : TOAST_MS),
      hideToast: () => toast(runtime, null),
      showLoading: ({ title }) => toast(runtime, String(title)),
      hideLoading: () => toast(runtime, null),
      showModal: async ({ title, content, showCancel, cancelText, confirmText }) => {
        const choices = [String(confirmText ?? '确定')];
        if (showCancel !== false) choices.push(String(cancelText ?? '取消'));
        const choice = await questions.ask(String(title ?? ''), String(content ?? ''), choices);
        return { confirm: choice === 0, cancel: choice !== 0 };
      },
      showActionSheet: async ({ itemList }) => {
        const items = [...(itemList as string[])];
        const tapIndex = await questions.ask('', '', [...items, '取消']);
        if (tapIndex >= items.length) throw new ApiFailure('cancel');
        return { tapIndex };
      },
      setNavigationBarTitle: ({ title }) => pages.setTitle(String(title)),
      setNavigationBarColor: () => undefined,
      setTabBarBadge: ({ index, text }) => pages.setBadge(Number(index), String(text)),
      removeTabBarBadge: ({ index }) => pages.setBadge(Number(index), null),
      startPullDownRefresh: () => pages.call(pages.top, 'onPullDownRefresh'),
      stopPullDownRefresh: () => {
        runtime.isRefreshing = false;
      },
      pageScrollTo: async ({ scrollTop, selector }) => {
        const top = typeof scrollTop === 'number' ? scrollTop : null;
        const wanted = typeof selector === 'string' ? selector : null;
        if (pages.top) await stage.send(pages.top.id, { kind: 'scroll', top, selector: wanted });
      },
      hideKeyboard: () => undefined,
    }),
  };
};
