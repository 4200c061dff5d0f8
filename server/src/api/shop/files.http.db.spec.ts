import sharp from 'sharp';
import type { FileView } from '@yimai/shared/contracts/media';
import { MAX_PICTURE_BYTES } from '@yimai/shared/domain/media/uploads';
import { DAY_MS, HOUR_MS } from '@yimai/shared/kernel/clock';
import { aFilm } from '../../../test/factories/films.js';
import { TestMall, type Reply } from '../../../test/support/mall.js';
import { enter, type Shopper } from '../../../test/support/mall-people.js';
import { FileSweeper } from '../../modules/media/index.js';
import { FILE_STORE, type FileStore } from '../../platform/files/index.js';

/** Real: HTTP, the parser, libvips, the file store. */
describe('uploads', () => {
  let mall: TestMall;
  let anna: Shopper;
  let bert: Shopper;
  let owner: string;

  beforeAll(async () => {
    mall = await TestMall.open();
    [anna, bert] = [await enter(mall, 1), await enter(mall, 2)];
    owner = await mall.staffToken('owner');
  });
  afterAll(() => mall?.close());

  const photo = (width = 1200, height = 900, tint = '#c2301c'): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: tint } })
      .withExif({ IFD0: { Copyright: 'secret-exif' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
      .jpeg()
      .toBuffer();
  const send = (bytes: Buffer, purpose = 'evidence', who = anna): Promise<Reply> =>
    mall.upload('uploadFile', { purpose, bytes }, { token: who.token });
  const sent = async (bytes: Buffer, purpose = 'evidence', who = anna): Promise<FileView> => {
    const reply = await send(bytes, purpose, who);
    expect([reply.status, reply.text]).toEqual([201, expect.stringContaining('fil_')]);
    return reply.body as FileView;
  };
  const fetched = (url: string, headers: Record<string, string> = {}) =>
    mall.app.inject({ method: 'GET', url, headers });

  it('makes a picture ours: upright, small, without a trace of where it was taken', async () => {
    const turned = await sharp(await photo(1200, 900))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await sent(turned);
    expect(file).toMatchObject({ kind: 'image', state: 'ready', width: 900, height: 1200 });
    expect(file.placeholderColor).toMatch(/^#(c1|c2|c3)(2f|30|31)1[b-d]$/);
    const [full, thumb] = [await fetched(file.url), await fetched(file.thumbUrl ?? '')];
    expect([full.statusCode, thumb.statusCode]).toEqual([200, 200]);
    expect(full.rawPayload.includes('secret-exif')).toBe(false);
    const { exif, format, width } = await sharp(full.rawPayload).metadata();
    expect({ exif, format, width }).toEqual({ exif: undefined, format: 'jpeg', width: 900 });
    expect(await sharp(thumb.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 360 });
  });

  it('keeps evidence behind links that name one file, one size and one hour', async () => {
    const { url, id } = await sent(await photo());
    expect(url).toMatch(new RegExp(`^/files/private/${id}/full\\?e=\\d+&s=`));
    const answer = await fetched(url);
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-type': 'image/jpeg',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const other = await sent(await photo(500, 500), 'evidence', bert);
    for (const bad of [
      url.replace(/s=.*/, 's=AAAA'),
      url.replace(/e=\d+/, 'e=9999999999'),
      url.replace('/full', '/360'),
      url.replace(id, other.id),
      url.split('?')[0] ?? '',
      `/files/private/${id}.jpg`,
      `/files/u/../../private/${id}.jpg`,
      `/files/u/..%2F..%2Fprivate%2F${id}.jpg`,
    ])
      expect([bad, (await fetched(bad)).statusCode]).toEqual([bad, 404]);
    await mall.moveTo(2 * HOUR_MS);
    expect((await fetched(url)).statusCode).toBe(404);
    await mall.moveTo(0);
  });

  it('gives what staff upload a lasting address by its content', async () => {
    const bytes = await photo(2400, 1000, '#226644');
    const send = (): Promise<Reply> =>
      mall.upload('consoleUploadFile', { purpose: 'decoration', bytes }, { token: owner });
    const [first, second] = [(await send()).body as FileView, (await send()).body as FileView];
    expect(first.url).toMatch(/^\/files\/u\/[0-9a-f]{32}\.jpg$/);
    expect(first.url).toBe(second.url);
    expect(first.id).not.toBe(second.id);
    expect(first).toMatchObject({ width: 1600, height: 667 });
    const { items } = await mall.call('consoleListFiles', { purpose: 'decoration' }, { token: owner });
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    const answer = await fetched(first.url);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('hands out posters and share cards from the store, and nothing beside them', async () => {
    const store = mall.app.get<FileStore>(FILE_STORE);
    for (const folder of ['posters', 'cards']) {
      await store.put(`files/${folder}/0a.jpg`, Buffer.from(folder), 'image/jpeg');
      const answer = await fetched(`/files/${folder}/0a.jpg`);
      expect([answer.statusCode, answer.payload]).toEqual([200, folder]);
      // What the store hands out may not run; the folder of the shop's own pictures says nothing of the kind.
      expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
      expect((await fetched(`/files/${folder}/..%2Fu%2Fa.jpg`)).statusCode).toBe(404);
    }
  });

  it('keeps a transparent picture transparent', async () => {
    const clear = await sharp({ create: { width: 300, height: 300, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const { url } = await sent(clear);
    const { rawPayload } = await fetched(url);
    expect(await sharp(rawPayload).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
  });

  it('takes films from staff, whole and in parts, and refuses them from members', async () => {
    const bytes = aFilm({ width: 720, height: 1280, seconds: 12 });
    const reply = await mall.upload('consoleUploadFile', { purpose: 'material', bytes }, { token: owner });
    expect(reply.body).toMatchObject({ kind: 'video', width: 720, height: 1280, thumbUrl: null });
    const { url } = reply.body as FileView;
    const part = await fetched(url, { range: 'bytes=4-7' });
    expect([part.statusCode, part.headers['content-range'], part.payload]).toEqual([
      206,
      `bytes 4-7/${bytes.length}`,
      'ftyp',
    ]);
    expect((await send(bytes)).error).toMatchObject({ code: 'FILE_TYPE_UNSUPPORTED' });
    const cut = bytes.subarray(0, bytes.length - 10);
    const broken = await mall.upload(
      'consoleUploadFile',
      { purpose: 'material', bytes: cut },
      { token: owner },
    );
    expect(broken.error.code).toBe('FILE_BROKEN');
    const long = aFilm({ width: 720, height: 1280, seconds: 61 });
    const tooLong = await mall.upload(
      'consoleUploadFile',
      { purpose: 'material', bytes: long },
      { token: owner },
    );
    expect(tooLong.error).toMatchObject({ code: 'FILE_TOO_LARGE', message: '视频不能超过 60 秒' });
  });

  it('leaves nothing of a polyglot but the picture', async () => {
    const script = Buffer.from('<script>alert(1)</script><?php system("id"); ?>PK\u0003\u0004');
    const { url } = await sent(Buffer.concat([await photo(), script]));
    const { rawPayload } = await fetched(url);
    expect(rawPayload.includes('<script>')).toBe(false);
    expect(rawPayload.includes('<?php')).toBe(false);
  });

  it('refuses what is not a picture, whatever it calls itself', async () => {
    const jpeg = await photo();
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const noise = Buffer.alloc(MAX_PICTURE_BYTES + 1, 7);
    const cases: readonly (readonly [string, Buffer, string])[] = [
      ['nothing', Buffer.alloc(0), 'FILE_REQUIRED'],
      ['text', Buffer.from('hello'), 'FILE_TYPE_UNSUPPORTED'],
      ['html', Buffer.from('<!doctype html><script>1</script>'), 'FILE_TYPE_UNSUPPORTED'],
      [
        'svg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'),
        'FILE_TYPE_UNSUPPORTED',
      ],
      ['gif', Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'), 'FILE_TYPE_UNSUPPORTED'],
      ['half a picture', jpeg.subarray(0, jpeg.length / 2), 'FILE_BROKEN'],
      ['a header alone', jpeg.subarray(0, 40), 'FILE_BROKEN'],
      ['a bomb', bomb, 'FILE_UNSUITABLE'],
      ['a dot', await photo(20, 20), 'FILE_UNSUITABLE'],
      ['a line', await photo(1500, 100), 'FILE_UNSUITABLE'],
      ['too many bytes', Buffer.concat([jpeg, noise]), 'FILE_TOO_LARGE'],
    ];
    const before = await mall.checksums();
    for (const [what, bytes, code] of cases) {
      const { error } = await send(bytes);
      expect([what, error.code]).toEqual([what, code]);
    }
    expect(await mall.checksums()).toEqual(before);
  });

  it('refuses forms that are none, purposes that are not theirs, and more than one file', async () => {
    const bytes = await photo();
    expect((await send(bytes, 'product')).error.code).toBe('INVALID_INPUT');
    expect((await send(bytes, 'nothing')).error.code).toBe('INVALID_INPUT');
    const raw = (payload: string | Buffer, type: string): Promise<Reply> =>
      mall.raw({
        method: 'POST',
        url: '/v1/me/files',
        payload,
        headers: { authorization: `Bearer ${anna.token}`, 'content-type': type },
      });
    expect((await raw('{"purpose":"avatar"}', 'application/json')).error.code).toBe('MALFORMED_JSON');
    expect((await raw('--x\r\nnonsense', 'multipart/form-data; boundary=x')).error.code).toBe(
      'MALFORMED_JSON',
    );
    expect((await raw('', 'multipart/form-data')).error.code).toBe('MALFORMED_JSON');
    const two = new FormData();
    two.append('purpose', 'evidence');
    for (const name of ['file', 'file']) two.append(name, new Blob([new Uint8Array(bytes)]), 'a.jpg');
    const body = new Response(two);
    const type = body.headers.get('content-type') ?? '';
    const payload = Buffer.from(await body.arrayBuffer());
    expect((await raw(payload, type)).error.code).toBe('PAYLOAD_TOO_LARGE');
  });

  it('counts per person and purpose', async () => {
    const carl = await enter(mall, 3);
    const bytes = await photo(80, 80);
    await mall.sql(
      "INSERT INTO media_files (id, member_id, purpose, kind, name, extension, width, height, bytes, color, state, created_at) SELECT seq + 1000, ?, 'avatar', 'image', 'x', 'jpg', 80, 80, 1, '#ffffff', 'ready', NOW(3) FROM seq_1_to_20",
      [(await mall.sql('SELECT MAX(id) AS id FROM members'))[0]?.['id']],
    );
    expect((await send(bytes, 'avatar', carl)).error.code).toBe('FILE_DAILY_LIMIT');
    expect((await send(bytes, 'evidence', carl)).status).toBe(201);
    expect((await send(bytes, 'avatar', bert)).status).toBe(201);
  });

  it('lets only the owner use a file, and only for its purpose, once', async () => {
    const face = await sent(await photo(400, 400, '#1c60c2'), 'avatar');
    const proof = await sent(await photo(400, 400));
    const put = (fileId: string, who: Shopper): Promise<Reply> =>
      mall.send('updateMe', { avatarFileId: fileId }, { token: who.token });
    expect((await put(face.id, bert)).error.code).toBe('FILE_NOT_FOUND');
    expect((await put(proof.id, anna)).error.code).toBe('FILE_NOT_FOUND');
    const { avatarUrl } = (await put(face.id, anna)).body as { avatarUrl: string };
    expect(avatarUrl).toMatch(/^\/files\/u\/[0-9a-f]{32}-360\.webp$/);
    expect((await put(face.id, anna)).error.code).toBe('FILE_NOT_FOUND');
    expect((await mall.send('getFile', { fileId: face.id }, { token: bert.token })).error.code).toBe(
      'FILE_NOT_FOUND',
    );
  });

  it('sweeps away what nobody used within a day, and nothing else', async () => {
    const store = mall.app.get<FileStore>(FILE_STORE);
    const used = await sent(await photo(300, 300, '#010203'), 'avatar', bert);
    const { avatarUrl: url } = await mall.call('updateMe', { avatarFileId: used.id }, { token: bert.token });
    await mall.until(async () => (await fetched(url ?? '')).statusCode === 200, 'the face to be checked');
    const left = await sent(await photo(300, 300, '#030201'), 'evidence', bert);
    const sweeper = mall.get(FileSweeper);
    expect(await sweeper.run()).toBe(0);
    await mall.moveTo(DAY_MS + HOUR_MS);
    expect(await sweeper.run()).toBeGreaterThan(0);
    expect(await store.open(`private/${left.id}.jpg`)).toBeNull();
    const rows = await mall.sql('SELECT used_at FROM media_files');
    expect(rows.every((row) => row['used_at'] !== null)).toBe(true);
    expect((await fetched(url ?? '')).statusCode).toBe(200);
    await mall.moveTo(0);
  });
});
