interface ChunkGroup {
  getFiles(): string[];
  origins: { request?: string }[];
}
interface Compilation {
  chunkGroups: ChunkGroup[];
  emitAsset(name: string, source: unknown): void;
  hooks: { processAssets: { tap(options: { name: string; stage: number }, run: () => void): void } };
}
interface Compiler {
  hooks: { thisCompilation: { tap(name: string, run: (compilation: Compilation) => void): void } };
  webpack: {
    sources: { RawSource: new (text: string) => unknown };
    Compilation: { PROCESS_ASSETS_STAGE_REPORT: number };
  };
}

/**
 * Writes `route-assets.json` beside index.html: which files the entry and each page load. The budget check adds up
 * exactly these, and a server may send them as preload headers.
 */
export class RouteAssetsPlugin {
  apply(compiler: Compiler): void {
    const { RawSource } = compiler.webpack.sources;
    const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compiler.hooks.thisCompilation.tap('RouteAssets', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'RouteAssets', stage }, () => {
        const routes: Record<string, string[]> = {};
        for (const group of compilation.chunkGroups) {
          const files = group.getFiles().filter((file) => /\.(js|css)$/.test(file));
          const requests = group.origins.map((origin) => origin.request ?? '');
          const page = requests
            .map((request) => /((?:pages|packages)\/[\w/-]+?)(?:\?|$|\.tsx)/.exec(request)?.[1])
            .find(Boolean);
          if (page) routes[page] = files;
          else if (requests.every((request) => request === '') || group.constructor.name === 'Entrypoint')
            routes.entry = files;
        }
        compilation.emitAsset('route-assets.json', new RawSource(`${JSON.stringify(routes, null, 1)}\n`));
      });
    });
  }
}
