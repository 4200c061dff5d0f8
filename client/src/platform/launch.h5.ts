import type { LaunchAdapter } from './contract';
import { webEntrance } from './entrance';
import { readEntryQuery, referralCodeOf } from './entry-query';

export const launch: LaunchAdapter = {
  read() {
    const url = new URL(window.location.href);
    const query = Object.fromEntries(url.searchParams);
    return {
      path: url.pathname,
      query: readEntryQuery(query),
      referralCode: referralCodeOf(query),
      entrance: webEntrance(query),
    };
  },
  isSinglePage: false,
};
