// A webpack loader in place of babel-loader and babel-preset-taro: our sources, and packages that ship newer syntax, to what the
// oldest phones we support can run. On H5 Taro wants one thing more, which only its Babel plugin does: `Taro.navigateTo`
// becomes an import of its own, so that the calls nobody makes can be left away.
const path = require('node:path');
const { createRequire } = require('node:module');
const { transform } = require('@swc/core');

const { transformAsync } = createRequire(path.resolve(__dirname, '../../client/package.json'))('@babel/core');

const isTypescript = /\.tsx?$/;
const asksForTaro = /from\s*['"]@tarojs\/taro['"]/;

const optionsFor = (filename, sourceMaps) => ({
  filename,
  sourceMaps,
  swcrc: false,
  configFile: false,
  // As Babel's `unambiguous`: many packages are CommonJS.
  isModule: 'unknown',
  // Nothing of core-js: 35 KB gzip of the first H5 load. `config/taro/budget.mjs` parses every H5 script as this floor.
  env: { targets: { ios: '12', chrome: '70' } },
  jsc: {
    parser: isTypescript.test(filename)
      ? { syntax: 'typescript', tsx: filename.endsWith('x') }
      : { syntax: 'ecmascript', jsx: true },
    transform: { react: { runtime: 'automatic' } },
    // #private and spread become plain properties instead of WeakMaps and helpers.
    assumptions: {
      noDocumentAll: true,
      privateFieldsAsProperties: true,
      setPublicClassFields: true,
      setSpreadProperties: true,
    },
  },
});

async function compile(loader, source) {
  const { resourcePath, sourceMap } = loader;
  const { code, map } = await transform(source, optionsFor(resourcePath, sourceMap));
  const { plugins } = loader.getOptions();
  if (!plugins || !asksForTaro.test(code)) return [code, map];
  const apart = { filename: resourcePath, plugins, babelrc: false, configFile: false, sourceMaps: sourceMap };
  const shaken = await transformAsync(code, {
    ...apart,
    compact: false,
    inputSourceMap: map && JSON.parse(map),
  });
  return [shaken.code, shaken.map];
}

module.exports = function scriptLoader(source) {
  const done = this.async();
  compile(this, source).then(([code, map]) => done(null, code, map), done);
};
