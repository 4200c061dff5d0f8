import { Spin } from 'antd';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router-dom';
import { Shell } from './routes/shell';
import { Crash, NotFound } from './routes/problem';
import { LoginScreen } from './routes/login';

/** Each screen is a file of its own, loaded when it is opened. */
const screens: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./routes/dashboard')).DashboardScreen }),
  },
  { path: 'orders', lazy: async () => ({ Component: (await import('./routes/orders')).OrdersScreen }) },
  {
    path: 'aftersales',
    lazy: async () => ({ Component: (await import('./routes/aftersales')).AftersalesScreen }),
  },
  {
    path: 'products',
    lazy: async () => ({ Component: (await import('./routes/products')).ProductsScreen }),
  },
  {
    path: 'products/:productId',
    lazy: async () => ({ Component: (await import('./routes/product-edit')).ProductEditScreen }),
  },
  { path: 'reviews', lazy: async () => ({ Component: (await import('./routes/reviews')).ReviewsScreen }) },
  {
    path: 'search-words',
    lazy: async () => ({ Component: (await import('./routes/search-words')).SearchWordsScreen }),
  },
  {
    path: 'experiments',
    lazy: async () => ({ Component: (await import('./routes/experiments')).ExperimentsScreen }),
  },
  { path: 'coupons', lazy: async () => ({ Component: (await import('./routes/coupons')).CouponsScreen }) },
  {
    path: 'distributors',
    lazy: async () => ({ Component: (await import('./routes/distributors')).DistributorsScreen }),
  },
  {
    path: 'materials',
    lazy: async () => ({ Component: (await import('./routes/materials')).MaterialsScreen }),
  },
  { path: 'policy', lazy: async () => ({ Component: (await import('./routes/policy')).PolicyScreen }) },
  {
    path: 'commissions',
    lazy: async () => ({ Component: (await import('./routes/commissions')).CommissionsScreen }),
  },
  { path: 'doudian', lazy: async () => ({ Component: (await import('./routes/doudian')).DoudianScreen }) },
  {
    path: 'withdrawals',
    lazy: async () => ({ Component: (await import('./routes/withdrawals')).WithdrawalsScreen }),
  },
  {
    path: 'troubles',
    lazy: async () => ({ Component: (await import('./routes/troubles')).TroublesScreen }),
  },
  { path: 'ledger', lazy: async () => ({ Component: (await import('./routes/ledger')).LedgerScreen }) },
  { path: 'health', lazy: async () => ({ Component: (await import('./routes/health')).HealthScreen }) },
  { path: 'staff', lazy: async () => ({ Component: (await import('./routes/staff')).StaffScreen }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('./routes/audit')).AuditScreen }) },
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter(
  [
    { path: '/login', Component: LoginScreen, ErrorBoundary: Crash },
    {
      path: '/welcome',
      ErrorBoundary: Crash,
      hydrateFallbackElement: <Spin fullscreen description="正在打开" />,
      lazy: async () => ({ Component: (await import('./routes/welcome')).WelcomeScreen }),
    },
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: Crash,
      hydrateFallbackElement: <Spin fullscreen description="正在打开" />,
      children: screens,
    },
    { path: '*', element: <Navigate to="/" replace /> },
  ],
  { basename: '/console' },
);
