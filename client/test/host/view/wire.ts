import type { FromView, ViewWindow } from './bridge.js';

type Spoken<T> = T extends { page: number } ? Omit<T, 'page'> : never;
type Wire = { sayFromView(message: FromView): void };

const { boot } = window as unknown as ViewWindow;

/** Tells the logic layer something about this page. */
export function say(message: Spoken<FromView>): void {
  (window as unknown as Wire).sayFromView({ ...message, page: boot.page } as FromView);
}
