import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { testConfig } from '../support/index.js';

const SCRIPT = 'console.log("一脉");\n'.repeat(200);
const SECRET = 'not for the web';

describe('what a browser is served', () => {
  let app: NestFastifyApplication;
  const build = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-serving-'));
  const get = (url: string, encodings = '') =>
    app.inject({ method: 'GET', url, headers: { 'accept-encoding': encodings } });

  beforeAll(async () => {
    fs.mkdirSync(path.join(build, 'js'));
    fs.writeFileSync(path.join(build, 'index.html'), '<!doctype html><title>一脉</title>');
    fs.writeFileSync(path.join(build, '.env'), SECRET);
    const script = path.join(build, 'js/app.0123abcd.js');
    fs.writeFileSync(script, SCRIPT);
    fs.writeFileSync(`${script}.br`, zlib.brotliCompressSync(SCRIPT));
    fs.writeFileSync(`${script}.gz`, zlib.gzipSync(SCRIPT));
    app = await createApp({ ...testConfig(), STATIC_H5_DIR: build });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    fs.rmSync(build, { recursive: true, force: true });
  });

  it.each([
    ['gzip, deflate, br', 'br', (body: Buffer) => zlib.brotliDecompressSync(body)],
    ['gzip, deflate', 'gzip', (body: Buffer) => zlib.gunzipSync(body)],
    ['', undefined, (body: Buffer) => body],
  ])('a script as it was compressed at build time: %s', async (accepted, encoding, expand) => {
    const answer = await get('/js/app.0123abcd.js', accepted);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.vary).toContain('accept-encoding');
    expect(expand(answer.rawPayload).toString()).toBe(SCRIPT);
  });

  it('the page for every address of the shop, to be asked for again each time', async () => {
    for (const url of ['/', '/pages/product/index?productId=1', '/.env']) {
      const answer = await get(url);
      expect(answer.body).toContain('<title>一脉');
      expect(answer.body).not.toContain(SECRET);
      expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    }
  });

  it('large answers of the API compressed, small ones as they are', async () => {
    const large = await get('/docs/openapi.json', 'br, gzip');
    expect(large.headers['content-encoding']).toBe('br');
    expect(JSON.parse(zlib.brotliDecompressSync(large.rawPayload).toString()).openapi).toMatch(/^3\./);
    const small = await get('/v1/me', 'br, gzip');
    expect(small.headers['content-encoding']).toBeUndefined();
    expect(small.json().error.code).toBe('UNAUTHENTICATED');
  });

  it('no compressed request is inflated', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/auth/phone',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: zlib.gzipSync(JSON.stringify({ phone: '13800000001' })),
    });
    expect(answer.statusCode).toBe(400);
  });
});
