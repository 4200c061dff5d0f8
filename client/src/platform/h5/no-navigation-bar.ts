/** Stands in for the navigation bar that Taro's router would draw: see `page-title.ts`. */
export function initNavigationBar(): void {
  // Nothing to draw.
}
