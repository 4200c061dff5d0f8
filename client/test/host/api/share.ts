import { asyncApis, type ApiGroup } from './call.js';

/** The share menu. What a share carries is asked of the page when somebody shares. */
export const share: ApiGroup = (runtime) =>
  asyncApis(runtime, {
    showShareMenu: () => undefined,
    hideShareMenu: () => undefined,
    updateShareMenu: () => undefined,
  });
