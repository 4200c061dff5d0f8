import { privacyOf } from './privacy-mini';

/** Since base library 3.19, and by the same names as WeChat's. */
export const privacy = privacyOf(tt);
