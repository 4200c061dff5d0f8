import type { SidebarProps } from './sidebar-contract';

/** Phones have the shortcuts of the dashboard instead. */
export function Sidebar(_props: SidebarProps) {
  return null;
}
