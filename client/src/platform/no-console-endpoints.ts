/** Stands in for the back office's rows of the endpoint table: a phone never calls them. See config/taro. */
export const consoleEndpoints = {};
