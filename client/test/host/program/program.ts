import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { TmplGroup } from 'glass-easel-template-compiler';
import { DIALECTS, type Dialect, type Target } from '../dialects.js';
import { allPages, resolvePath, withTheme, type AppConfig, type PageConfig } from './config.js';
import { packageProblems, packageSizes, type PackageSize, type ProgramFile } from './packages.js';
import { translateStyle } from './styles.js';
import { translateTemplate } from './templates.js';

export type Theme = 'light' | 'dark';

/** A compiled mini-program, read once and made ready for Chromium. */
export interface Program {
  dialect: Dialect;
  folder: string;
  app: AppConfig;
  pages: readonly string[];
  tabs: readonly string[];
  sizes: readonly PackageSize[];
  /** JavaScript: an expression that is every template by its path. */
  templates: string;
  /** Methods that templates bind events to. */
  handlers: readonly string[];
  /** What the platform would refuse or silently ignore. */
  problems: readonly string[];
  /** The page's own configuration over the app's. */
  pageConfig(page: string, theme: Theme): PageConfig;
  appConfig(theme: Theme): AppConfig;
  /** Custom components that a page or component may use, by tag. */
  components(owner: string): Record<string, string>;
  /** The style sheet of a page, or of the `app`, which is before every page's. */
  style(page: string): string;
  /** A module as `(require, module, exports) => …`, compiled once for all who run the program. */
  script(file: string): vm.Script;
}

interface TemplateError {
  message: string;
  isError?: boolean;
  level?: number | string;
}

function filesIn(folder: string): ProgramFile[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return {
        path: path.relative(folder, file).split(path.sep).join('/'),
        bytes: fs.statSync(file).size,
      };
    });
}

class ProgramReader {
  readonly problems: string[] = [];
  readonly handlers = new Set<string>();
  readonly files: ProgramFile[];
  readonly configs = new Map<string, PageConfig>();

  constructor(
    readonly folder: string,
    readonly dialect: Dialect,
  ) {
    this.files = filesIn(folder);
    for (const { path: file } of this.files)
      if (file.endsWith('.json')) this.configs.set(file.slice(0, -5), this.json(file));
  }

  text(file: string): string | undefined {
    const full = path.join(this.folder, file);
    return fs.existsSync(full) ? fs.readFileSync(full, 'utf8') : undefined;
  }

  json<T>(file: string): T {
    return JSON.parse(this.text(file) ?? '{}') as T;
  }

  private named(suffix: string): string[] {
    return this.files.map(({ path: file }) => file).filter((file) => file.endsWith(suffix));
  }

  /** Tags of custom components that anybody declares. */
  private customTags(): Set<string> {
    return new Set([...this.configs.values()].flatMap((config) => Object.keys(config.usingComponents ?? {})));
  }

  templates(): string {
    const { dialect } = this;
    const group = new TmplGroup();
    for (const file of this.named(dialect.script))
      group.addScript(file.slice(0, -dialect.script.length), this.text(file) ?? '');
    const custom = this.customTags();
    for (const file of this.named(dialect.template)) {
      const { source, handlers, problems } = translateTemplate(this.text(file) ?? '', dialect, custom);
      handlers.forEach((handler) => this.handlers.add(handler));
      this.problems.push(...problems.map((problem) => `${file}: ${problem}`));
      const name = file.slice(0, -dialect.template.length);
      const errors = group.addTmpl(name, source) as TemplateError[];
      this.problems.push(...errors.map(({ message }) => `${file}: ${message}`));
    }
    const script = group.getTmplGenObjectGroups();
    group.free();
    return script;
  }

  styles(): Map<string, string> {
    const { dialect } = this;
    const read = (file: string): string | undefined => this.text(file);
    return new Map(
      this.named(dialect.style).map((file) => {
        const { css, problems } = translateStyle(file, dialect, read);
        this.problems.push(...problems.map((problem) => `${file}: ${problem}`));
        return [file.slice(0, -dialect.style.length), css];
      }),
    );
  }
}

function scriptsOf(reader: ProgramReader): Program['script'] {
  const compiled = new Map<string, vm.Script>();
  return (file) => {
    const known = compiled.get(file);
    if (known) return known;
    const source = reader.text(file);
    if (source === undefined) throw new Error(`module "${file}" is not defined`);
    const script = new vm.Script(`(function (require, module, exports) {${source}\n})`, { filename: file });
    compiled.set(file, script);
    return script;
  };
}

function build(folder: string, dialect: Dialect): Program {
  const reader = new ProgramReader(folder, dialect);
  const app = reader.json<AppConfig>('app.json');
  const themes = reader.json<Partial<Record<Theme, Record<string, string>>>>(
    app.themeLocation ?? 'theme.json',
  );
  const templates = reader.templates();
  const styles = reader.styles();
  const sizes = packageSizes(
    reader.files,
    (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, '')),
  );
  reader.problems.push(...packageProblems(sizes, dialect));
  const appConfig = (theme: Theme): AppConfig => withTheme(app, themes[theme] ?? {});
  return {
    dialect,
    folder,
    app,
    pages: allPages(app),
    tabs: app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    sizes,
    templates,
    handlers: [...reader.handlers],
    problems: reader.problems,
    appConfig,
    pageConfig: (page, theme) => ({
      ...appConfig(theme).window,
      ...withTheme(reader.configs.get(page) ?? {}, themes[theme] ?? {}),
    }),
    components: (owner) =>
      Object.fromEntries(
        Object.entries({ ...app.usingComponents, ...reader.configs.get(owner)?.usingComponents }).map(
          ([tag, file]) => [tag, resolvePath(owner, file)],
        ),
      ),
    style: (page) => styles.get(page) ?? '',
    script: scriptsOf(reader),
  };
}

const read = new Map<string, Program>();

/** Reads `dist/weapp` or `dist/tt`; a second reading of the same build costs nothing. */
export function readProgram(folder: string, target: Target): Program {
  const manifest = path.join(folder, 'app.json');
  if (!fs.existsSync(manifest)) throw new Error(`no mini-program in ${folder}: build ${target} first`);
  const key = `${folder} ${fs.statSync(manifest).mtimeMs}`;
  const known = read.get(key) ?? build(folder, DIALECTS[target]);
  read.set(key, known);
  return known;
}
