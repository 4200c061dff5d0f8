/** Set when building; see config/taro. */
export const apiOrigin = (): string => API_BASE;
