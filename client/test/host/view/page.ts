/** One page of a mini-program in an iframe of its own, as it is in a web view of its own on a phone. */
import * as glass from 'glass-easel';
import type { ComponentShape, PageBoot, ToView, ViewWindow } from './bridge.js';
import { CanvasElement } from './elements/controls.js';
import { defineElements } from './elements/define.js';
import { MiniElement, receiveAttribute } from './elements/mini-element.js';
import { viewEvent } from './events.js';
import { answerQuery, measure, select } from './queries.js';
import { say } from './wire.js';

const view = window as unknown as ViewWindow;
const { boot } = view;
const LONG_PRESS_MS = 350;
/** What Chromium itself tells an element; everything else our elements tell. */
const NATIVE_EVENTS = /^(touch(start|move|end|cancel)|transitionend|animation(start|end|iteration))$/;

class PageContext extends glass.CurrentWindowBackendContext {
  override setListenerStats(
    ...args: Parameters<glass.CurrentWindowBackendContext['setListenerStats']>
  ): void {
    if (NATIVE_EVENTS.test(args[1])) super.setListenerStats(...args);
  }
}

/** glass-easel turns every value into text for the document; our elements want it as it is. */
function keepTypedValues(): void {
  const setAttribute = glass.NativeNode.prototype.setAttribute;
  glass.NativeNode.prototype.setAttribute = function (this: glass.NativeNode, name: string, value: unknown) {
    receiveAttribute(this.getBackendElement(), name, value);
    const isAbsent = value === undefined || value === null;
    setAttribute.call(
      this,
      name,
      isAbsent ? false : typeof value === 'object' ? JSON.stringify(value) : value,
    );
  };
}

type Handlers = Record<string, (event: glass.ShadowedEvent<unknown>) => void>;
const handlers: Handlers = Object.fromEntries(
  boot.handlers.map((handler) => [
    handler,
    (event: glass.ShadowedEvent<unknown>) => say({ kind: 'event', handler, event: viewEvent(event) }),
  ]),
);

const TYPES: Readonly<Record<string, unknown>> = { String, Number, Boolean, Object, Array };
const template = (path: string): object => ({
  groupList: view.templates,
  content: view.templates[path],
  fallbackListenerOnNativeNode: true,
});
const absolute = (using: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(using).map(([tag, path]) => [tag, `/${path}`]));

function defineComponent(space: glass.ComponentSpace, shape: ComponentShape): void {
  const properties = Object.entries(shape.properties).map(([name, { type, value }]) => [
    name,
    { type: type === null ? null : TYPES[type], value },
  ]);
  space.defineComponent({
    is: shape.path,
    using: absolute(shape.using),
    template: template(shape.path),
    properties: Object.fromEntries(properties) as Record<string, { type: null; value: unknown }>,
    options: { virtualHost: shape.virtualHost },
    methods: handlers,
  });
}

function createRoot({ path, using, components, data }: PageBoot): glass.GeneralComponent {
  const space = new glass.ComponentSpace();
  for (const shape of components) defineComponent(space, shape);
  const definition = space.defineComponent({
    is: path,
    using: absolute(using),
    template: template(path),
    data,
    methods: handlers,
  });
  definition.prepare();
  const context = new PageContext();
  context.onEvent((...happened) => {
    const [target, type, detail, options] = happened;
    const event = new glass.Event(type, detail as unknown, options);
    glass.Event.dispatchEvent(target, event);
    return event.getEventBubbleStatus();
  });
  const root = glass.Component.createWithContext('wx-page', definition.general(), context);
  const place = document.getElementById('place') as HTMLElement;
  glass.Element.replaceDocumentElement(root, place.parentNode as never, place as never);
  return root as glass.GeneralComponent;
}

function watchLongPress(): void {
  let timer = 0;
  const start = (event: Event): void => {
    let node = event.target as MiniElement | null;
    while (node && !node.__wxElement) node = node.parentElement as MiniElement | null;
    clearTimeout(timer);
    timer = window.setTimeout(
      () => node?.__wxElement?.triggerEvent('longpress', {}, { bubbles: true, composed: true }),
      LONG_PRESS_MS,
    );
  };
  const end = (): void => clearTimeout(timer);
  for (const type of ['touchstart', 'mousedown']) addEventListener(type, start, true);
  for (const type of ['touchend', 'touchmove', 'mouseup', 'mousemove']) addEventListener(type, end, true);
}

function watchScrolling(): void {
  let wasLow = false;
  addEventListener(
    'scroll',
    () => {
      say({ kind: 'scrolled', scrollTop: scrollY });
      const { scrollHeight } = document.documentElement;
      const isLow = scrollY + innerHeight + boot.reachBottomDistance >= scrollHeight;
      if (isLow && !wasLow) say({ kind: 'reached-bottom' });
      wasLow = isLow;
    },
    { passive: true },
  );
}

const observers = new Map<number, IntersectionObserver>();

function observe(asked: Extract<ToView, { kind: 'observe' }>): void {
  const { observer, selector, thresholds, within, margin } = asked;
  // The page is an iframe, whose own edge is the screen's.
  const root = (within !== null && select(within)[0]) || document;
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const {
        intersectionRatio,
        boundingClientRect,
        intersectionRect,
        rootBounds,
        time,
        target,
      } of entries)
        say({
          kind: 'intersection',
          observer,
          entry: {
            id: target.id,
            intersectionRatio,
            boundingClientRect: boundingClientRect.toJSON() as unknown,
            intersectionRect: intersectionRect.toJSON() as unknown,
            relativeRect: rootBounds?.toJSON() as unknown,
            time,
          },
        });
    },
    { root, rootMargin: margin, threshold: thresholds },
  );
  select(selector).forEach((element) => watcher.observe(element));
  observers.set(observer, watcher);
}

function receive(root: glass.GeneralComponent, message: ToView): unknown {
  switch (message.kind) {
    case 'data':
      return root.setData(message.changes);
    case 'query':
      return message.queries.map(answerQuery);
    case 'measure':
      return measure();
    case 'scroll': {
      const target = message.selector === null ? undefined : select(message.selector)[0];
      const top = target ? target.getBoundingClientRect().top + scrollY : message.top;
      return top === null ? undefined : scrollTo(0, top);
    }
    case 'paint':
      return select(message.selector)
        .filter((element): element is CanvasElement => element instanceof CanvasElement)
        .forEach((canvas) => canvas.paint(message.picture));
    case 'trigger': {
      const node = document.getElementById(message.node);
      return node instanceof MiniElement ? node.emit(message.type, message.detail) : undefined;
    }
    case 'observe':
      return observe(message);
    case 'unobserve':
      return observers.get(message.observer)?.disconnect();
  }
}

glass.globalOptions.writeIdToDOM = true;
glass.globalOptions.throwGlobalError = true;
keepTypedValues();
defineElements();
const root = createRoot(boot);
watchLongPress();
watchScrolling();
view.receive = (message) => receive(root, JSON.parse(message) as ToView);
say({ kind: 'ready' });
