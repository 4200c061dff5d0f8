import { Controller, Get, Post, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PUBLIC_ROUTE } from '../../platform/http/index.js';
import { ReceiveWechatMessage } from '../../workflows/receive-wechat-message.js';
import { TrackParcels } from '../../workflows/track-parcels.js';
import { queryOf, rawOf, sendReply, type RawRequest } from './reply.js';

/** News of parcels, and what WeChat pushes about mini-program orders. Open on purpose: signed. */
@Controller('v1/notify')
export class DeliveryNotifyController {
  constructor(
    private readonly parcels: TrackParcels,
    private readonly messages: ReceiveWechatMessage,
  ) {}

  @Post('kuaidi100')
  @SetMetadata(PUBLIC_ROUTE, true)
  async kuaidi100(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.parcels.receive(rawOf(request)));
  }

  @Get('wechat-message')
  @SetMetadata(PUBLIC_ROUTE, true)
  verifyWechatMessage(@Req() request: RawRequest, @Res() reply: FastifyReply): void {
    sendReply(reply, this.messages.verify(queryOf(request)));
  }

  @Post('wechat-message')
  @SetMetadata(PUBLIC_ROUTE, true)
  async wechatMessage(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.messages.receive(queryOf(request), rawOf(request).rawBody));
  }
}
