import { useEffect, useRef } from 'react';
import type { UseOverlay } from './contract';
import { holdBack } from './h5/back-closes';

const FOCUSABLE = '[tabindex="0"], input, textarea, select, a[href]';
let locks = 0;

function scroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.taro_page:not(.taro_page_shade)') ?? document.body;
}

/** Keeps Tab inside the panel. */
function cycle(event: KeyboardEvent, panel: HTMLElement): void {
  const items = Array.from(panel.querySelectorAll<HTMLElement>(FOCUSABLE));
  const first = items[0];
  const last = items[items.length - 1];
  if (!first || !last) return;
  const active = document.activeElement;
  if (event.shiftKey && (active === first || !panel.contains(active))) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (active === last || !panel.contains(active))) {
    event.preventDefault();
    first.focus();
  }
}

export const useOverlay: UseOverlay = (open, panelId, onClose) => {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement as HTMLElement | null;
    const page = scroller();
    locks += 1;
    if (page) page.style.overflow = 'hidden';
    // Hidden together with its page, it has no say in keys and focus.
    const panel = (): HTMLElement | null => {
      const box = document.getElementById(panelId);
      return box && box.getClientRects().length > 0 ? box : null;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const box = panel();
      if (event.key === 'Escape' && box) close.current?.();
      if (event.key === 'Tab' && box) cycle(event, box);
    };
    document.addEventListener('keydown', onKeyDown);
    const letGo = holdBack({
      isShown: () => panel() !== null,
      get close() {
        return close.current;
      },
    });
    const timer = setTimeout(() => {
      const box = panel();
      if (box && !box.contains(document.activeElement))
        box.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
    }, 60);
    return () => {
      clearTimeout(timer);
      letGo();
      document.removeEventListener('keydown', onKeyDown);
      locks -= 1;
      if (locks === 0 && page) page.style.overflow = '';
      before?.focus?.({ preventScroll: true });
    };
  }, [open, panelId]);
};
