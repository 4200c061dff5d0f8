import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../config/index.js';

const YEAR_SECONDS = 31_536_000;
const HASHED = /\.[0-9a-f]{8,}\.(js|css|woff2?|png|jpe?g|webp|svg)$/;

/** `inline`: hashes of scripts that are inside of the document. */
const csp = (inline: readonly string[] = []): string =>
  [
    "default-src 'self'",
    ["script-src 'self' https://res.wx.qq.com", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "connect-src 'self' blob: ws: wss:", // a chosen picture is read from its blob before it is sent
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const DOCS_PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>一脉 · 接口文档</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
    <script src="/docs/assets/swagger-ui-bundle.js" defer></script>
    <script src="/docs/page.js" defer></script>
  </head>
  <body>
    <div id="docs"></div>
  </body>
</html>
`;
const DOCS_SCRIPT =
  "window.addEventListener('load', () => SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#docs' }));\n";

interface SinglePageApp {
  prefix: string;
  directory: string;
}

/** Makes the document of an address; without one, every address gets the same file. */
export interface DocumentMaker {
  scriptHashes(): readonly string[];
  send(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

export interface ServeOptions {
  config: AppConfig;
  /** For the storefront in `directory`. */
  storefront: (fastify: FastifyInstance, directory: string) => DocumentMaker;
}

/** The file of a build that an address names, or undefined. Names starting with a dot are never served. */
function fileOf({ prefix, directory }: SinglePageApp, url: string): string | undefined {
  const wanted = decodeURIComponent(url.slice(prefix.length).split('?')[0] ?? '');
  if (wanted === '' || wanted.split('/').some((part) => part.startsWith('.'))) return undefined;
  const isFile = fs.statSync(path.join(directory, wanted), { throwIfNoEntry: false })?.isFile();
  return isFile ? wanted : undefined;
}

/** Serves uploaded and generated files, the H5 storefront at `/` and the console at `/console/` from this process. */
export async function serveStatic(
  app: NestFastifyApplication,
  { config, storefront }: ServeOptions,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const files = path.resolve(config.DATA_DIR, 'files');
  fs.mkdirSync(files, { recursive: true });
  await fastify.register(fastifyStatic, {
    root: files,
    prefix: '/files/',
    decorateReply: false,
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
    index: false,
  });
  await serveDocs(app);
  // Beside the files of a build lie their compressed forms, made with all the time a build has.
  await fastify.register(fastifyStatic, { root: files, serve: false, preCompressed: true });
  if (config.STATIC_CONSOLE_DIR)
    serveApp(fastify, { prefix: '/console/', directory: path.resolve(config.STATIC_CONSOLE_DIR) });
  if (config.STATIC_H5_DIR) {
    const directory = path.resolve(config.STATIC_H5_DIR);
    serveApp(fastify, { prefix: '/', directory }, storefront(fastify, directory));
  }
}

/** Files of the build for ever or not at all, and the document for every other address. */
function serveApp(fastify: FastifyInstance, spa: SinglePageApp, document?: DocumentMaker): void {
  if (!fs.existsSync(path.join(spa.directory, 'index.html'))) return;
  // An app below `/` calls its first page by its name alone; without this, reloading it would end in the app at `/`.
  const name = spa.prefix.slice(0, -1);
  if (name) fastify.get(name, (_, reply) => reply.redirect(spa.prefix, 308));
  fastify.get(`${spa.prefix}*`, (request, reply) => {
    const file = fileOf(spa, request.url);
    void reply.header('content-security-policy', csp(file ? [] : document?.scriptHashes()));
    if (file) {
      const forEver = { maxAge: YEAR_SECONDS * 1000, immutable: true };
      return reply.sendFile(file, spa.directory, HASHED.test(file) ? forEver : { maxAge: 0 });
    }
    if (document) return document.send(request, reply);
    return reply.sendFile('index.html', spa.directory, { maxAge: 0, cacheControl: false });
  });
}

/** The description of the API for people, at `/docs`; the machine's is `/docs/openapi.json`. */
async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const root = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js'));
  await fastify.register(fastifyStatic, {
    root,
    prefix: '/docs/assets/',
    decorateReply: false,
    allowedPath: (file) => /^\/swagger-ui(-bundle\.js|\.css)$/.test(file),
  });
  fastify.get('/docs', (_request, reply) =>
    reply.header('content-security-policy', csp()).type('text/html; charset=utf-8').send(DOCS_PAGE),
  );
  fastify.get('/docs/page.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(DOCS_SCRIPT),
  );
}
