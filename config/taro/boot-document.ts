import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Source {
  source(): string | Buffer;
}
interface Compilation {
  getAsset(name: string): { source: Source } | undefined;
  updateAsset(name: string, source: unknown): void;
  hooks: { processAssets: { tap(options: { name: string; stage: number }, run: () => void): void } };
}
interface Compiler {
  hooks: { thisCompilation: { tap(name: string, run: (compilation: Compilation) => void): void } };
  webpack: {
    sources: { RawSource: new (text: string) => unknown };
    Compilation: { PROCESS_ASSETS_STAGE_REPORT: number };
  };
}

const DOCUMENT = 'index.html';
const SCRIPT = /<script defer="defer" src="([^"]+)"><\/script>/g;
const STYLE = /<link href="([^"]+)" rel="stylesheet">/g;
const CRITICAL = /<style>([\s\S]*?)<\/style>/g;
const client = path.resolve(__dirname, '../../client');
const { minify_sync: minify } = createRequire(path.join(client, 'package.json'))('terser') as {
  minify_sync: (code: string, options: object) => { code: string };
};
const loader = minify(fs.readFileSync(path.resolve(__dirname, 'boot-loader.js'), 'utf8'), {
  ecma: 5,
  compress: { passes: 2 },
}).code;
const tight = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1');

/**
 * Gives the document its order: first what can be painted from it alone, then everything else, which the loader adds when
 * the page's picture is on the screen. The large scripts are fetched from the beginning, behind the picture. Where a server
 * may add a page's own head, first paint and files, a comment marks the place; without one the document works as it is.
 */
export function bootDocument(html: string): string {
  const styles = [...html.matchAll(STYLE)].map((match) => `<link href="${match[1]}" data-boot>`);
  const scripts = [...html.matchAll(SCRIPT)].map(
    (match) => `<link rel="preload" as="script" href="${match[1]}" fetchpriority="low" data-boot>`,
  );
  return html
    .replace(CRITICAL, (_, css: string) => `<style>${tight(css)}</style>`)
    .replace(SCRIPT, '')
    .replace(STYLE, '')
    .replace('<template data-part="head"></template>', '<!--head-->')
    .replace('<template data-part="paint"></template>', '<!--paint-->')
    .replace('<template data-part="/paint"></template>', '<!--/paint-->')
    .replace('</head>', `${styles.join('')}${scripts.join('')}<!--files--></head>`)
    .replace('</body>', `<!--data--><script>${loader}</script></body>`);
}

export class BootDocumentPlugin {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap('BootDocument', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'BootDocument', stage }, () => {
        const asset = compilation.getAsset(DOCUMENT);
        if (!asset) return;
        compilation.updateAsset(DOCUMENT, new RawSource(bootDocument(String(asset.source.source()))));
      });
    });
  }
}
