import type { Element as GlassElement, ShadowedEvent } from 'glass-easel';
import type { NodeInfo, TouchPoint, ViewEvent } from './bridge.js';

interface Pointer {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

const point = ({ identifier, pageX, pageY, clientX, clientY }: Pointer): TouchPoint => ({
  identifier,
  pageX,
  pageY,
  clientX,
  clientY,
});
const points = (list: ArrayLike<Pointer> | undefined): TouchPoint[] => Array.from(list ?? [], point);

function nodeInfo(node: GlassElement | undefined): NodeInfo {
  const shown = (node as { getBackendElement?(): unknown } | undefined)?.getBackendElement?.() as
    HTMLElement | undefined;
  return {
    id: node?.id ?? '',
    dataset: { ...(node?.dataset as Record<string, unknown> | undefined) },
    offsetLeft: shown?.offsetLeft ?? 0,
    offsetTop: shown?.offsetTop ?? 0,
  };
}

/** What of an event's detail can travel. */
function plain(detail: unknown): Record<string, unknown> {
  const fields = Object.entries((detail ?? {}) as Record<string, unknown>).filter(
    ([, value]) => typeof value !== 'function' && !(value instanceof Node) && !(value instanceof Window),
  );
  return Object.fromEntries(fields);
}

function fingers(event: ShadowedEvent<unknown>): Pick<ViewEvent, 'touches' | 'changedTouches'> {
  const original = (event.getOriginalEvent() ?? {}) as Partial<TouchEvent>;
  const { touches, changedTouches } = (event.detail ?? {}) as Partial<TouchEvent>;
  return {
    touches: points((original.touches ?? touches) as ArrayLike<Pointer> | undefined),
    changedTouches: points((original.changedTouches ?? changedTouches) as ArrayLike<Pointer> | undefined),
  };
}

/** An event of the template as the logic layer receives it. */
export function viewEvent(event: ShadowedEvent<unknown>): ViewEvent {
  const isTouch = /^touch/.test(event.type);
  const { x, y } = (event.detail ?? {}) as { x?: number; y?: number };
  return {
    type: event.type,
    timeStamp: event.timeStamp,
    target: nodeInfo(event.target as unknown as GlassElement),
    currentTarget: nodeInfo(event.currentTarget as unknown as GlassElement),
    mark: { ...((event.mark ?? {}) as Record<string, unknown>) },
    detail: isTouch ? {} : event.type === 'tap' ? { x, y } : plain(event.detail),
    ...fingers(event),
  };
}
