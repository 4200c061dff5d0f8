interface Source {
  source(): string | Buffer;
}
interface Compilation {
  getAssets(): { name: string; source: Source }[];
  updateAsset(name: string, source: unknown): void;
  hooks: { processAssets: { tap(options: { name: string; stage: number }, run: () => void): void } };
}
interface Compiler {
  hooks: { thisCompilation: { tap(name: string, run: (compilation: Compilation) => void): void } };
  webpack: {
    sources: { RawSource: new (text: string) => unknown };
    Compilation: { PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE: number };
  };
}

/** Whitespace between tags and before the end of one. Texts of our pages are data, never in a template. */
const compact = (template: string): string =>
  template
    .replace(/>\s+</g, '><')
    .replace(/\s+(\/?>)/g, '$1')
    .trim();

/**
 * Instead of Taro's `minifyXML`: that one minifies by the rules of HTML, where `</input>` is left out, and then
 * WeChat's compiler refuses the whole template ("expect end-tag `input`").
 */
export class CompactTemplatesPlugin {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
    compiler.hooks.thisCompilation.tap('CompactTemplates', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'CompactTemplates', stage }, () => {
        for (const { name, source } of compilation.getAssets()) {
          if (!/\.(wxml|ttml)$/.test(name)) continue;
          compilation.updateAsset(name, new RawSource(compact(String(source.source()))));
        }
      });
    });
  }
}
