interface Compiler {
  watchMode: boolean;
  hooks: { done: { tap(name: string, run: (stats: Stats) => void): void } };
}
interface Stats {
  hasErrors(): boolean;
  toString(what: { all: false; errors: true; warnings: true }): string;
}

/**
 * In place of Taro's progress bar, which draws hundreds of lines into a log and asks webpack for everything it knows to find two
 * lists. A failed build ends here: Taro would exit with 0.
 */
export class ReportPlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.done.tap('Report', (stats) => {
      const text = stats.toString({ all: false, errors: true, warnings: true });
      if (text) console.log(text);
      if (stats.hasErrors() && !compiler.watchMode) process.exit(1);
    });
  }
}
