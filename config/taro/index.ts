import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { CompactTemplatesPlugin } from './compact-templates';
import { BootDocumentPlugin } from './boot-document';
import { ReportPlugin } from './report';
import { RouteAssetsPlugin } from './route-assets';
import { useSwc, type ScriptChain } from './scripts';
import { SPOKEN_ATTRIBUTES } from './spoken-attributes';

const root = path.resolve(__dirname, '../..');
const client = path.resolve(root, 'client');
const target = process.env.TARO_ENV ?? 'h5';
const isH5 = target === 'h5';

const realpath = (name: string): string => fs.realpathSync(path.resolve(client, 'node_modules', name));

/**
 * What must be compiled besides client/src. Strings are path prefixes, functions are allowed; a RegExp is refused by
 * Taro's validator, after which `taro build` exits 0 without output. Every package that ships syntax newer than
 * ES2017 belongs here, or it reaches old phones as it is.
 */
const include = [
  path.resolve(root, 'shared/dist'),
  (file: string) =>
    /node_modules[\\/](zustand|@tanstack|qrcode-generator|query-string|filter-obj|split-on-first|decode-uri-component)[\\/]/.test(
      file,
    ),
];

/** Short in mini-programs, where the classes of every node travel with each setData. */
const className =
  isH5 || process.env.NODE_ENV !== 'production' ? '[name]__[local]___[hash:base64:5]' : 'y[hash:base64:5]';
const cssModules = { enable: true, config: { namingPattern: 'module', generateScopedName: className } };

/** Half the time of the interface that Taro asks for. */
const sassLoaderOption = { api: 'modern', sassOptions: { importer: null, style: 'expanded' } };

/** Prettier writes `PX` in lower case, so hairlines are kept by an option instead of by spelling. */
const pxtransform = { enable: true, config: { onePxTransform: false } };

/** Polyfills that Taro's H5 runtime imports for browsers we do not support: 8 KB gzip of the first load. */
const droppedOnH5 = [
  'whatwg-fetch',
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
  'jsonp-retry',
];

const alias: Record<string, string> = {
  '@': path.resolve(client, 'src'),
  // @tarojs/taro-h5 imports this package without declaring it. A second instance of it is a white page.
  '@tarojs/plugin-framework-react': realpath('@tarojs/plugin-framework-react'),
};
if (isH5) {
  // Two versions of it would be in the first load; 2.x has every helper of 1.x.
  const fromRuntime = createRequire(path.join(realpath('@tarojs/runtime'), 'package.json'));
  alias.tslib = path.dirname(fromRuntime.resolve('tslib/package.json'));
  for (const name of droppedOnH5) alias[name] = path.resolve(client, 'src/platform/empty.ts');
}

const splitChunks = {
  chunks: 'all' as const,
  maxInitialRequests: 10,
  maxAsyncRequests: 10,
  minSize: 8_000,
  cacheGroups: {
    default: false as const,
    defaultVendors: false as const,
    react: {
      name: 'react',
      test: /node_modules[\\/](react|react-dom|scheduler|zustand|use-sync-external-store)[\\/]/,
      priority: 40,
      chunks: 'all' as const,
    },
    taro: {
      name: 'taro',
      test: /node_modules[\\/](@tarojs|@stencil|tslib|query-string|path-to-regexp)/,
      priority: 30,
      chunks: 'initial' as const,
    },
    comps: {
      name: 'comps',
      test: /node_modules[\\/](@tarojs|tslib|@babel)/,
      priority: 20,
      chunks: 'async' as const,
      minChunks: 8,
    },
    // What nearly every page shows: the shell, buttons, pictures, money.
    common: {
      name: 'common',
      minChunks: 24,
      priority: 10,
      chunks: 'async' as const,
      reuseExistingChunk: true,
    },
    // The rest by who needs it, so that forms and charts of other pages are not in the first load.
    some: {
      minChunks: 2,
      priority: 5,
      minSize: 4_000,
      chunks: 'async' as const,
      reuseExistingChunk: true,
    },
  },
};

/**
 * Chrome 136 and later compile every function of a script that begins so, on another thread and while it arrives. Otherwise
 * each is compiled on the main thread when it is called first: a third of what a first screen blocked a phone for.
 */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

interface ModuleRequest {
  context: string;
  request: string;
}
interface Chain extends ScriptChain {
  plugin(name: string): { use(plugin: unknown, args: unknown[]): void };
  plugins: { delete(name: string): void };
}
interface Webpack {
  NormalModuleReplacementPlugin: unknown;
}

/** What is the same for every target. */
function settle(chain: Chain, webpack: Webpack): void {
  useSwc(chain, isH5 ? { asciiOnly: false, hint: COMPILE_AT_ONCE } : { asciiOnly: true });
  chain.plugins.delete('webpackbar');
  chain.plugin('report').use(ReportPlugin, []);
  replaceModules(chain, webpack);
}

/** Modules of others, and of the shared package, that a phone has no use for. */
function replaceModules(chain: Chain, webpack: Webpack): void {
  const replace = (name: string, pattern: RegExp, file: string): void => {
    const replacement = path.resolve(client, 'src/platform', file);
    chain.plugin(name).use(webpack.NormalModuleReplacementPlugin, [pattern, replacement]);
  };
  replace('no-console-endpoints', /[\\/]console-endpoints\.js$/, 'no-console-endpoints.ts');
  if (isH5) replaceRuntime(chain, webpack);
}

/** Our own parts in place of Taro's on H5, and what must not come back through a side door. */
function replaceRuntime(chain: Chain, webpack: Webpack): void {
  const own = (file: string): string => path.resolve(client, 'src/platform/h5', file);
  const swap = (name: string, pattern: RegExp, by: string | ((request: ModuleRequest) => void)): void =>
    chain.plugin(name).use(webpack.NormalModuleReplacementPlugin, [pattern, by]);
  swap('own-components', /^@tarojs\/components$/, own('primitives.tsx'));
  swap('own-elements', /^@tarojs\/components\/dist\/components$/, (request) => {
    if (/router[\\/]dist$/.test(request.context)) request.request = own('tab-bar.ts');
    else if (request.context.startsWith(client)) request.request = own('pull-to-refresh.ts');
  });
  swap('own-page-title', /router[\\/]dist[\\/]router[\\/]navigation-bar\.js$/, own('page-title.ts'));
  swap('no-navigation-bar', /router[\\/]dist[\\/]navigationBar\.js$/, own('no-navigation-bar.ts'));
  for (const name of ['components[\\/]global', 'taro-components[\\/]taro-components'])
    swap(`no-${name}`, new RegExp(`${name}\\.css$`), own('empty.css'));
}

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'yimai',
    date: '2026-1-1',
    designWidth: 750,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    plugins: isH5 ? [] : [path.resolve(__dirname, 'spoken-attributes.ts')],
    defineConstants: {
      SPOKEN_ATTRIBUTES: JSON.stringify(SPOKEN_ATTRIBUTES),
      API_BASE: JSON.stringify(isH5 ? '' : (process.env.YIMAI_API_BASE ?? 'http://127.0.0.1:8080')),
    },
    alias,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Only the H5 build gains from the persistent cache, and only who builds it again: a third of the time to write, a quarter to
    // build with. It cannot see that app.config.ts asks for YIMAI_GALLERY, so that is in its name.
    cache: {
      enable: isH5 && !process.env.CI && fs.existsSync(path.resolve(client, 'dist/h5')),
      name: `h5-${process.env.NODE_ENV}-${process.env.YIMAI_GALLERY ?? '0'}`,
      buildDependencies: { taro: [`${__dirname}${path.sep}`] },
    },
    mini: {
      compile: { include },
      baseLevel: 8,
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
      sassLoaderOption,
      postcss: { pxtransform, cssModules },
      webpackChain(chain, webpack) {
        settle(chain, webpack);
        const provided = {
          AbortController: [path.resolve(client, 'src/platform/abort-controller-mini.ts'), 'AbortController'],
        };
        chain.plugin('provide-abort-controller').use(webpack.ProvidePlugin, [provided]);
        chain.plugin('compact-templates').use(CompactTemplatesPlugin, []);
        // A mini-program loads its scripts at once: `import()` has nothing to fetch.
        chain.module.set('parser', { javascript: { dynamicImportMode: 'eager' } });
      },
    },
    h5: {
      compile: { include },
      publicPath: '/',
      staticDirectory: 'static',
      // The tab bar's icons as files: as data URLs they were 9 KB gzip of the first script.
      imageUrlLoaderOption: { limit: 1 },
      router: { mode: 'browser' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      sassLoaderOption,
      // 1 rem = 40 design px = 20 CSS px; src/index.html scales the root font between 320 and 440 px wide.
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform,
        cssModules,
      },
      webpackChain(chain, webpack) {
        settle(chain, webpack);
        chain.optimization.splitChunks(splitChunks);
        chain.plugin('route-assets').use(RouteAssetsPlugin);
        chain.plugin('boot-document').use(BootDocumentPlugin);
        chain.module
          .rule('stepwise-entry')
          .test(/[\\/]src[\\/]app\.config\.ts$/)
          .use('stepwise-entry')
          .loader(path.resolve(__dirname, 'stepwise-entry.js'));
        // A component of Taro's that has no stand-in is a mistake, not a warning.
        chain.module.set('strictExportPresence', true);
      },
    },
  };
  return merge({}, base);
});
