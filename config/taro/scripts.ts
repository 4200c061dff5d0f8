import path from 'node:path';
import { minify, type JsMinifyOptions } from '@swc/core';

type Args = Record<string, unknown>[];
export interface ScriptChain {
  module: {
    rule(name: string): {
      uses: {
        get(name: string): { get(key: 'options'): { plugins?: unknown[] } };
        delete(name: string): void;
      };
      use(name: string): { loader(file: string): { options(options: object): void } };
    };
  };
  optimization: { minimizer(name: string): { tap(change: (args: Args) => Args): void } };
}
interface Minified {
  code: string;
  /** Licences, which the plugin writes into a file beside the script. */
  extractedComments: string[];
}

/**
 * swc in the places of Babel and of terser, which were two thirds of a build.
 * @param asciiOnly as Taro has it for mini-programs
 * @param hint a comment at the top of every script
 */
export function useSwc(
  chain: ScriptChain,
  { asciiOnly, hint = '' }: { asciiOnly: boolean; hint?: string },
): void {
  const script = chain.module.rule('script');
  const { plugins } = script.uses.get('babelLoader').get('options');
  script.uses.delete('babelLoader');
  script.use('swc').loader(path.resolve(__dirname, 'script-loader.js')).options({ plugins });

  const options: JsMinifyOptions = {
    // A second pass is worth 1 KB gzip of the first H5 load.
    compress: { passes: 2, ecma: 5, arrows: false },
    format: { ecma: 5, comments: false, asciiOnly },
    extractComments: 'some',
  };
  const minifyScript = async (input: Record<string, string>): Promise<Minified> => {
    const [code = ''] = Object.values(input);
    const { code: minified, extractedComments = [] } = await minify(code, options);
    return { code: hint + minified, extractedComments };
  };
  // It has threads of its own: a pool of processes would only be in the way. The options are part of every file's hash.
  const own = { minify: minifyScript, parallel: false, terserOptions: { ...options, hint } };
  chain.optimization.minimizer('terserPlugin').tap(([given]) => [{ ...given, ...own }]);
}
