import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { RouterProvider } from 'react-router-dom';
import { queryClient } from '@/lib/query';
import { theme } from '@/lib/theme';
import { router } from './router';

dayjs.locale('zh-cn');

/**
 * Whoever wants less motion gets none of antd's either: its parts wait for the end of their transitions, which `narrow.css`
 * stops, and a button that had been busy would be called "loading" for good.
 */
const motion = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const calmTheme = { ...theme, token: { ...theme.token, motion } };

/** The back office: theme, language, cache, routes. */
export function ConsoleApp() {
  return (
    <ConfigProvider theme={calmTheme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
