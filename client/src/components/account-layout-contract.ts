import type { ReactNode } from 'react';

export type AccountPage = 'me' | 'orders' | 'aftersales' | 'reviews' | 'coupons' | 'addresses' | 'settings';

export interface AccountLayoutProps {
  /** Which entry beside the page is lit; a page under an entry lights it as well. */
  current: AccountPage;
  title: string;
  /** Beside the title on desktop. */
  extra?: ReactNode;
  /** A form or a few rows: lines as long as the column would be hard to follow. */
  narrow?: boolean;
  children: ReactNode;
}
