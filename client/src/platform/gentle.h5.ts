import { useDeferredValue } from 'react';

/**
 * Whether something has come, told a little later to those who draw much because of it: they draw in slices then, and a
 * finger or a frame may come between. In one piece a dashboard blocked a phone for a tenth of a second.
 */
export const useGently = (isThere: boolean): boolean => useDeferredValue(isThere);
