import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type { Program } from './program/program.js';
import type { PageBoot } from './view/bridge.js';

/** What the view layer of one running mini-program may ask for. */
export interface Run {
  boot(page: number): PageBoot | undefined;
  /** A temporary file by its name. */
  file(name: string): Buffer | undefined;
}

interface Answer {
  type: string;
  body: string | Buffer;
  /** Another page of the same phone need not ask again: Chromium parses it once for all of them. */
  stays?: boolean;
}

const HERE = __dirname;
const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};
const GLASS_EASEL = path.join(path.dirname(require.resolve('glass-easel')), 'glass_easel.all.es.js');
const GLASS_EASEL_SOURCE = fs.readFileSync(GLASS_EASEL, 'utf8');
const IMPORT_MAP = '<script type="importmap">{"imports":{"glass-easel":"/glass-easel.js"}}</script>';
const typeOf = (file: string): string => TYPES[path.extname(file)] ?? 'application/octet-stream';
/** JSON inside of a script element must not end it. */
const inline = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const html = (head: string, body: string): Answer => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${head}</head><body>${body}</body></html>`,
});
const script = (body: string): Answer => ({ type: 'text/javascript; charset=utf-8', body, stays: true });
const style = (body: string): Answer => ({ type: 'text/css; charset=utf-8', body, stays: true });

const SHELL = html(
  '<link rel="icon" href="data:,"><link rel="stylesheet" href="/view/shell.css">',
  `<div id="nav"><button id="back" aria-label="返回" hidden>‹</button><span id="title"></span></div><div id="capsule"></div>
   <div id="pages"></div><div id="tabs" role="tablist" hidden></div><div id="toast" role="status" hidden></div>
   <div id="question" hidden></div><script type="module" src="/view/shell.js"></script>`,
);

function pageHtml(program: Program, boot: PageBoot): Answer {
  return html(
    `<link rel="stylesheet" href="/view/page.css"><link rel="stylesheet" href="/built/app.css">
     <style>${program.style(boot.path)}</style>${IMPORT_MAP}`,
    `<div id="place"></div><script>window.boot=${inline(boot)}</script><script src="/built/templates.js"></script>
     <script type="module" src="/view/page.js"></script>`,
  );
}

/** Serves the shell, the pages and the files of one built mini-program and its runs to Chromium, on a port of its own. */
export class ViewServer {
  private readonly runs = new Map<string, Run>();
  private readonly compiled = new Map<string, string>();

  private constructor(
    private readonly program: Program,
    private readonly server: http.Server,
    readonly origin: string,
  ) {}

  static async start(program: Program): Promise<ViewServer> {
    const server = http.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const view = new ViewServer(program, server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      const answer = view.answer(decodeURIComponent(new URL(request.url ?? '/', view.origin).pathname));
      response.writeHead(answer ? 200 : 404, {
        'content-type': answer?.type ?? 'text/plain',
        ...(answer?.stays ? { 'cache-control': 'max-age=3600' } : {}),
      });
      response.end(answer?.body ?? '');
    });
    return view;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @returns the address below which the run is served */
  add(name: string, run: Run): string {
    this.runs.set(name, run);
    return `${this.origin}/run/${name}`;
  }

  remove(name: string): void {
    this.runs.delete(name);
  }

  private answer(url: string): Answer | undefined {
    if (url === '/glass-easel.js') return script(GLASS_EASEL_SOURCE);
    const [, area = '', name = '', kind = '', ...rest] = url.split('/');
    if (area === 'view' || area === 'program') return this.code(url.slice(1));
    if (area === 'built') return this.built(url.slice('/built/'.length));
    const run = area === 'run' ? this.runs.get(name) : undefined;
    return run && this.ofRun(run, kind, rest.join('/'));
  }

  /** What all runs have in common has one address, so that Chromium reads it once. */
  private built(file: string): Answer | undefined {
    const { program } = this;
    if (file === 'app.css') return style(program.style('app'));
    if (file === 'templates.js') return script(`window.templates=${program.templates}`);
    const body = asset(program.folder, file);
    return body && { type: typeOf(file), body, stays: true };
  }

  private ofRun(run: Run, kind: string, rest: string): Answer | undefined {
    if (kind === 'shell') return SHELL;
    if (kind === 'page') {
      const boot = run.boot(Number(rest));
      return boot && pageHtml(this.program, boot);
    }
    const body = kind === 'files' ? run.file(rest) : undefined;
    return body && { type: typeOf(rest), body };
  }

  /** Our own code of the view layer: TypeScript without its types. */
  private code(file: string): Answer | undefined {
    const full = path.join(HERE, file);
    if (file.endsWith('.css')) return style(fs.readFileSync(full, 'utf8'));
    const source = full.replace(/\.js$/, '.ts');
    if (!fs.existsSync(source)) return undefined;
    const known = this.compiled.get(source);
    if (known !== undefined) return script(known);
    const { code } = transformSync(fs.readFileSync(source, 'utf8'), {
      filename: source,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    this.compiled.set(source, code);
    return script(code);
  }
}

function asset(folder: string, file: string): Buffer | undefined {
  const full = path.resolve(folder, file);
  return full.startsWith(folder + path.sep) && fs.existsSync(full) ? fs.readFileSync(full) : undefined;
}
