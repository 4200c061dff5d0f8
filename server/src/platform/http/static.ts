import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../config/index.js';

const YEAR_SECONDS = 31_536_000;
const HASHED = /\.[0-9a-f]{8,}\.(js|css|woff2?|png|jpe?g|webp|svg)$/;

/** Browser pages that a single-page app answers itself; everything else unknown stays a 404. */
const CSP =
  "default-src 'self'; script-src 'self' https://res.wx.qq.com; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

interface SinglePageApp {
  prefix: string;
  directory: string;
}

/** Serves uploaded and generated files, the H5 storefront at `/` and the console at `/console/` from this process. */
export async function serveStatic(app: NestFastifyApplication, config: AppConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const files = path.resolve(config.DATA_DIR, 'files');
  fs.mkdirSync(files, { recursive: true });
  await fastify.register(fastifyStatic, {
    root: files,
    prefix: '/files/',
    decorateReply: true,
    maxAge: YEAR_SECONDS * 1000,
    immutable: true,
    index: false,
  });
  const apps: SinglePageApp[] = [];
  if (config.STATIC_CONSOLE_DIR)
    apps.push({ prefix: '/console/', directory: path.resolve(config.STATIC_CONSOLE_DIR) });
  if (config.STATIC_H5_DIR) apps.push({ prefix: '/', directory: path.resolve(config.STATIC_H5_DIR) });
  for (const { prefix, directory } of apps) {
    if (!fs.existsSync(path.join(directory, 'index.html'))) continue;
    fastify.get(`${prefix}*`, (request, reply) => {
      const wanted = decodeURIComponent(request.url.slice(prefix.length).split('?')[0] ?? '');
      const isFile =
        wanted !== '' &&
        !wanted.includes('..') &&
        fs.statSync(path.join(directory, wanted), { throwIfNoEntry: false })?.isFile();
      void reply.header('content-security-policy', CSP);
      if (isFile)
        return reply.sendFile(
          wanted,
          directory,
          HASHED.test(wanted) ? { maxAge: YEAR_SECONDS * 1000, immutable: true } : { maxAge: 0 },
        );
      return reply.sendFile('index.html', directory, { maxAge: 0, cacheControl: false });
    });
  }
}
