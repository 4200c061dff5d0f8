import type { CenterPage } from './nav';

export interface SidebarProps {
  current: CenterPage;
  name: string;
  avatarUrl: string | null;
  code: string | null;
}
