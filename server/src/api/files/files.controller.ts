import { Controller, Get, Inject, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keyOf, MediaService, SignedLinks } from '../../modules/media/index.js';
import { contentTypeOf, FILE_STORE, isFileKey, type FileStore } from '../../platform/files/index.js';
import { DomainError, PUBLIC_ROUTE } from '../../platform/http/index.js';

interface Signed {
  e?: unknown;
  s?: unknown;
}

const FOR_EVER = 'public, max-age=31536000, immutable';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Hands out uploaded and drawn files, whichever store they lie in. Open on purpose: public ones are public, private ones need a
 * link that we signed.
 */
@Controller('files')
export class FileDownloadController {
  constructor(
    private readonly media: MediaService,
    private readonly links: SignedLinks,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  @Get('u/:name')
  @SetMetadata(PUBLIC_ROUTE, true)
  async publicFile(
    @Req() request: FastifyRequest<{ Params: { name: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name } = request.params;
    await this.send(`files/u/${name}`, { request, reply, cache: FOR_EVER });
  }

  /** Named by what it shows: one that was swept and drawn again is the same. */
  @Get('posters/:name')
  @SetMetadata(PUBLIC_ROUTE, true)
  async poster(
    @Req() request: FastifyRequest<{ Params: { name: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(`files/posters/${request.params.name}`, { request, reply, cache: FOR_EVER });
  }

  @Get('cards/:name')
  @SetMetadata(PUBLIC_ROUTE, true)
  async shareCard(
    @Req() request: FastifyRequest<{ Params: { name: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(`files/cards/${request.params.name}`, { request, reply, cache: FOR_EVER });
  }

  @Get('private/:id/:size')
  @SetMetadata(PUBLIC_ROUTE, true)
  async privateFile(
    @Req() request: FastifyRequest<{ Params: { id: string; size: string }; Querystring: Signed }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { e, s } = request.query;
    const target = this.links.read({ ...request.params, e: text(e), s: text(s) });
    if (!target) throw new DomainError('FILE_NOT_FOUND');
    const file = (await this.media.files([target.fileId])).get(target.fileId);
    if (!file) throw new DomainError('FILE_NOT_FOUND');
    await this.send(keyOf(file, target.size), { request, reply, cache: 'private, max-age=3600' });
  }

  private async send(
    key: string,
    { request, reply, cache }: { request: FastifyRequest; reply: FastifyReply; cache: string },
  ): Promise<void> {
    const found = isFileKey(key) ? await this.store.open(key, request.headers.range) : null;
    if (!found) throw new DomainError('FILE_NOT_FOUND');
    void reply
      .status(found.contentRange ? 206 : 200)
      .header('content-type', contentTypeOf(key))
      .header('content-length', found.bytes)
      .header('accept-ranges', 'bytes')
      .header('cache-control', cache)
      // Even opened on its own, a file is looked at and never run.
      .header('content-security-policy', "default-src 'none'; sandbox");
    if (found.contentRange) void reply.header('content-range', found.contentRange);
    await reply.send(found.stream);
  }
}
