/** Mini-programs have the platform's bars. */
export function SiteHeader() {
  return null;
}
