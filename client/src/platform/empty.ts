// Stands in for polyfills that config/taro drops from the H5 build. Taro's H5 runtime asks jsonp-retry for a default.
const nothing = (): never => {
  throw new Error('JSONP is not part of this build');
};

// eslint-disable-next-line no-restricted-syntax -- the shape of the module it replaces
export default nothing;
