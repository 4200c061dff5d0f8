import { privacyOf } from './privacy-mini';

export const privacy = privacyOf(wx);
