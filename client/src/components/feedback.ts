import { useSyncExternalStore } from 'react';

export interface ToastOptions {
  text: string;
  kind?: 'plain' | 'success' | 'error' | 'loading';
  /** 0 stays until the next toast or `hideToast`. Longer texts stay longer by default. */
  durationMs?: number;
}

export interface ConfirmOptions {
  title: string;
  text?: string;
  confirmText?: string;
  /** Null: a notice with one button. */
  cancelText?: string | null;
  danger?: boolean;
}

export interface FeedbackState {
  toast: (ToastOptions & { id: number }) | null;
  dialog: (ConfirmOptions & { id: number; answer: (yes: boolean) => void }) | null;
}

let state: FeedbackState = { toast: null, dialog: null };
let serial = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function update(next: Partial<FeedbackState>): void {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

/** For FeedbackHost only. */
export function useFeedback(): FeedbackState {
  return useSyncExternalStore(
    (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    () => state,
    () => state,
  );
}

/** Shows a line in the middle of whichever page is on show: `toast('已加入购物车')`. */
export function toast(options: string | ToastOptions): void {
  const wanted = typeof options === 'string' ? { text: options } : options;
  const durationMs =
    wanted.durationMs ?? (wanted.kind === 'loading' ? 0 : Math.max(1600, wanted.text.length * 140));
  clearTimeout(timer);
  serial += 1;
  update({ toast: { ...wanted, id: serial } });
  if (durationMs > 0) timer = setTimeout(hideToast, durationMs);
}

export function hideToast(): void {
  clearTimeout(timer);
  if (state.toast) update({ toast: null });
}

/** Asks; resolves true when confirmed, false when cancelled or dismissed. */
export function confirm(options: ConfirmOptions): Promise<boolean> {
  state.dialog?.answer(false);
  return new Promise((resolve) => {
    serial += 1;
    const answer = (yes: boolean): void => {
      update({ dialog: null });
      resolve(yes);
    };
    update({ dialog: { ...options, id: serial, answer } });
  });
}

/** A notice with one button. */
export async function notify(title: string, text?: string): Promise<void> {
  await confirm({ title, text, cancelText: null, confirmText: '知道了' });
}
