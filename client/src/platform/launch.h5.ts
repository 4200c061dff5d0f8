import type { LaunchAdapter } from './contract';
import { referralCodeOf } from './referral-code';

export const launch: LaunchAdapter = {
  read() {
    const url = new URL(window.location.href);
    const query = Object.fromEntries(url.searchParams);
    return { path: url.pathname, query, referralCode: referralCodeOf(query), singlePage: false };
  },
};
