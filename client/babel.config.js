// useBuiltIns: false keeps 35 KB gzip of core-js out of the first H5 load; the floor is iOS 12 and Chrome 70.
// The assumptions let #private and spread become plain properties instead of WeakMaps and helpers.
module.exports = {
  assumptions: {
    noDocumentAll: true,
    privateFieldsAsProperties: true,
    setPublicClassFields: true,
    setSpreadProperties: true,
  },
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        targets: { ios: '12', chrome: '70' },
      },
    ],
  ],
};
