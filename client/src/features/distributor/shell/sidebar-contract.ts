import type { CenterPage } from './nav';

export interface SidebarProps {
  current: CenterPage;
  name: string;
  code: string | null;
}
