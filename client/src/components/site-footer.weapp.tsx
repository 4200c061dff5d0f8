/** Mini-programs have no room for it, and the platform shows who runs the shop. */
export function SiteFooter() {
  return null;
}
