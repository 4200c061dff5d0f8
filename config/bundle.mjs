/**
 * `node config/bundle.mjs`: the server's modules and what they import, as one file (ADR 16). Node resolves, reads and links two
 * thousand files one by one, which is more than half of the time from start to ready.
 */
import { createRequire } from 'node:module';
import { main } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';

const { build } = createRequire(inRoot('server/package.json'))('esbuild');

/** Natively compiled, or with files of their own beside them: imported as they are. */
const AS_THEY_ARE = ['@napi-rs/canvas', '@node-rs/argon2', 'h264-mp4-encoder', 'pino', 'sharp'];

/** Nest asks for these and goes on without; we have none of them. */
const NOT_INSTALLED = [
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'bufferutil',
  'class-transformer',
  'class-validator',
  'utf-8-validate',
];

/** What CommonJS packages find in their surroundings, and an ES module has not. */
const SURROUNDINGS = `
import { createRequire as createRequireOfBundle } from 'node:module';
const require = createRequireOfBundle(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;
`;

main(async () => {
  await build({
    absWorkingDir: inRoot('server'),
    entryPoints: ['dist/main.js'],
    outfile: 'dist/bundle/main.js',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [...AS_THEY_ARE, ...NOT_INSTALLED],
    banner: { js: SURROUNDINGS },
    // Nest names a class in its messages, and we name them in the log.
    keepNames: true,
    sourcemap: true,
    logLevel: 'warning',
  });
});
