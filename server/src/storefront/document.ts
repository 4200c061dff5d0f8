import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Html } from './html.js';
import { html } from './html.js';

/** What a server adds to the built document for one page. */
export interface PageParts {
  title?: string;
  head: Html;
  /** In place of the general skeleton. */
  paint?: Html;
  /** Data for the page's script. */
  data?: Html;
}

interface Built {
  html: string;
  routes: Readonly<Record<string, readonly string[]>>;
  /** For the content security policy: the scripts that are inside of the document. */
  scriptHashes: readonly string[];
}

const scriptHash = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

/** The built `index.html`, with places where a page's own parts go. Read again when a build has replaced it; while one is at it and the file is away, the last. */
export class StorefrontDocument {
  private built: Built | undefined;
  private readAt = 0;

  constructor(private readonly directory: string) {}

  /** Hashes of the inline scripts, as the content security policy wants them. */
  scriptHashes(): readonly string[] {
    return this.read().scriptHashes;
  }

  /** @param page as in app.config, e.g. `pages/home/index`; the files of one we do not know are left to its script */
  compose(page: string | undefined, parts: PageParts | undefined): string {
    const { html: built, routes } = this.read();
    const files = (page && routes[page]) || [];
    const entry = routes['entry'] ?? [];
    const own = files.filter((file) => !entry.includes(file));
    const links = own.map((file) => html`<link href="/${file}" data-boot />`);
    return put(built, [
      ['<!--head-->', html`${parts?.head}`.text],
      ['<!--files-->', html`${links}`.text],
      ['<!--data-->', html`${parts?.data}`.text],
      ...(parts?.title ? [[/<title>.*?<\/title>/, html`<title>${parts.title}</title>`.text] as const] : []),
      ...(parts?.paint ? [[/<!--paint-->[\s\S]*<!--\/paint-->/, parts.paint.text] as const] : []),
    ]);
  }

  private read(): Built {
    const file = path.join(this.directory, 'index.html');
    const mtimeMs = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (this.built && (mtimeMs === undefined || mtimeMs === this.readAt)) return this.built;
    const text = fs.readFileSync(file, 'utf8');
    const list = path.join(this.directory, 'route-assets.json');
    const routes = fs.existsSync(list)
      ? (JSON.parse(fs.readFileSync(list, 'utf8')) as Record<string, string[]>)
      : {};
    const inline = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
    this.readAt = mtimeMs ?? NaN;
    this.built = { html: text, routes, scriptHashes: inline.map(scriptHash) };
    return this.built;
  }
}

/** Replaces each place once, by text that is taken as it is (`$&` means nothing in it). */
function put(text: string, places: readonly (readonly [string | RegExp, string])[]): string {
  return places.reduce((done, [place, replacement]) => done.replace(place, () => replacement), text);
}
