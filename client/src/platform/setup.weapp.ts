// Nothing to prepare: AbortController is provided by config/taro.
export {};
