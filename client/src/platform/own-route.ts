import { createContext, useContext } from 'react';
import { useRouter } from '@tarojs/taro';

export type RouteParams = Readonly<Record<string, string | undefined>>;

/** Where a page was opened, for all that is ever drawn in it. */
export const OwnRoute = createContext<RouteParams | null>(null);

/**
 * The parameters this page was opened with, as the platform hands them over. What Taro calls the router is that of the page
 * on show, which is another one when this is drawn late.
 */
export function useOwnParams(): RouteParams {
  // None is on show between a page that was left and the one behind it, though the types do not say so.
  const onShow = useRouter() as { params: RouteParams } | null;
  return useContext(OwnRoute) ?? onShow?.params ?? {};
}
