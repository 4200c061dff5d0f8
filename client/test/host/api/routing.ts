import { asyncApis, type ApiGroup } from './call.js';

/** Ways between pages. */
export const routing: ApiGroup = (runtime) => {
  const { pages } = runtime;
  return asyncApis(runtime, {
    navigateTo: ({ url }) => pages.navigateTo(String(url)),
    redirectTo: ({ url }) => pages.redirectTo(String(url)),
    reLaunch: ({ url }) => pages.reLaunch(String(url)),
    switchTab: ({ url }) => pages.switchTab(String(url)),
    navigateBack: ({ delta }) => pages.navigateBack(typeof delta === 'number' ? delta : 1),
  });
};
