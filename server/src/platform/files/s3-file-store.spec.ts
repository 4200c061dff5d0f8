import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { partOf } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';

const KEYS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret/of+the=test', region: 'cn-north-1' };

/** Signature version 4 by the book, written apart from the client that is tested. */
function expectedSignature(request: IncomingMessage, body: Buffer): string {
  const header = (name: string): string => String(request.headers[name] ?? '').trim();
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(header('authorization')) ?? [];
  const sha = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
  const declared = header('x-amz-content-sha256');
  const [address = '', query = ''] = (request.url ?? '').split('?');
  const canonical = [
    request.method,
    address,
    query.split('&').sort().join('&'),
    ...names.split(';').map((name) => `${name}:${header(name)}`),
    '',
    names,
    declared === 'UNSIGNED-PAYLOAD' ? declared : sha(body),
  ].join('\n');
  const date = header('x-amz-date');
  const scope = `${date.slice(0, 8)}/${KEYS.region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', date, scope, sha(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>(
      (previous, part) => createHmac('sha256', previous).update(part).digest(),
      Buffer.from(`AWS4${KEYS.secretAccessKey}`),
    );
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Real: our driver, its client, HTTP, signatures. Played: the bucket, in memory. */
describe('files in a bucket', () => {
  const objects = new Map<string, { body: Buffer; type: string }>();
  let server: Server;
  let store: S3FileStore;
  let isBroken = false;

  /** One object a page, as a bucket answers `list-type=2`. */
  const listing = (url: string): string => {
    const query = new URL(url, 'http://bucket').searchParams;
    const folder = `/bucket/${query.get('prefix')}`;
    const keys = [...objects.keys()].filter(
      (key) => key.startsWith(folder) && !key.slice(folder.length).includes('/'),
    );
    const at = Number(query.get('continuation-token')?.split('&')[1] ?? 0);
    const more = at + 1 < keys.length;
    const entry = `<Contents><Key>${keys[at]?.slice('/bucket/'.length)}</Key><LastModified>2026-03-02T01:02:03.000Z</LastModified></Contents>`;
    return `<?xml version="1.0"?><ListBucketResult>${keys.length > 0 ? entry : ''}${
      more ? `<NextContinuationToken>after&amp;${at + 1}</NextContinuationToken>` : ''
    }</ListBucketResult>`;
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        const url = request.url ?? '';
        const signature = /Signature=([0-9a-f]+)/.exec(String(request.headers['authorization']))?.[1];
        if (isBroken) return response.writeHead(403).end('<Code>AccessDenied</Code>');
        if (signature !== expectedSignature(request, body)) return response.writeHead(401).end('signature');
        if (request.method === 'PUT') {
          objects.set(url, { body, type: String(request.headers['content-type']) });
          return response.end();
        }
        if (request.method === 'DELETE') return response.writeHead(objects.delete(url) ? 204 : 404).end();
        if (url.startsWith('/bucket/?')) return response.end(listing(url));
        const found = objects.get(url);
        if (!found) return response.writeHead(404).end('<Code>NoSuchKey</Code>');
        const part = partOf(request.headers.range, found.body.length);
        if (!part) return response.end(found.body);
        const range = `bytes ${part.start}-${part.end}/${found.body.length}`;
        return response
          .writeHead(206, { 'content-range': range })
          .end(found.body.subarray(part.start, part.end + 1));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    store = new S3FileStore({ bucketUrl: `http://127.0.0.1:${port}/bucket/`, ...KEYS });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('writes, reads, reads in part and removes, always signed', async () => {
    const bytes = Buffer.from('0123456789');
    await store.put('files/u/ab.jpg', bytes, 'image/jpeg');
    expect(objects.get('/bucket/files/u/ab.jpg')).toEqual({ body: bytes, type: 'image/jpeg' });
    const whole = await store.open('files/u/ab.jpg');
    expect(whole && (await buffer(whole.stream))).toEqual(bytes);
    const part = await store.open('files/u/ab.jpg', 'bytes=2-4');
    expect(part && [(await buffer(part.stream)).toString(), part.contentRange]).toEqual([
      '234',
      'bytes 2-4/10',
    ]);
    await store.remove('files/u/ab.jpg');
    await store.remove('files/u/ab.jpg');
    expect(await store.open('files/u/ab.jpg')).toBeNull();
  });

  it('knows what there is without reading it, and lists a folder page by page', async () => {
    for (const key of ['files/posters/a.png', 'files/posters/b.jpg', 'files/u/c.jpg'])
      await store.put(key, Buffer.from('x'), 'image/png');
    expect([await store.has('files/posters/a.png'), await store.has('files/posters/z.png')]).toEqual([
      true,
      false,
    ]);
    const listed = [];
    for await (const file of store.list('files/posters')) listed.push(file);
    const modifiedAt = new Date('2026-03-02T01:02:03.000Z');
    expect(listed).toEqual([
      { key: 'files/posters/a.png', modifiedAt },
      { key: 'files/posters/b.jpg', modifiedAt },
    ]);
    for await (const file of store.list('files/none')) throw new Error(file.key);
  });

  it('says so when the bucket refuses, and never asks for what is no key', async () => {
    isBroken = true;
    await expect(store.open('files/u/ab.jpg')).rejects.toThrow(/403.*AccessDenied/);
    isBroken = false;
    await expect(store.open('files/../secret')).rejects.toThrow(/not a file key/);
  });

  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=7-', { start: 7, end: 9 }],
    ['bytes=-2', { start: 8, end: 9 }],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=12-15', null],
    ['bytes=-', null],
    ['lines=1-2', null],
    [undefined, null],
  ])('reads the range %s of ten bytes', (range, part) => {
    expect(partOf(range, 10)).toEqual(part);
  });
});
