import type { AccountLayoutProps } from './account-layout-contract';

export function AccountLayout({ children }: AccountLayoutProps) {
  return <>{children}</>;
}
