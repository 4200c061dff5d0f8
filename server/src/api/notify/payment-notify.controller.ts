import { Controller, Post, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PUBLIC_ROUTE } from '../../platform/http/index.js';
import { ReceiveNotification } from '../../workflows/receive-notification.js';
import { rawOf, sendReply, type RawRequest } from './reply.js';

/** Where payment platforms send their news. Open on purpose: the signature is the ticket. */
@Controller('v1/notify')
export class PaymentNotifyController {
  constructor(private readonly notifications: ReceiveNotification) {}

  @Post('wechat-pay')
  @SetMetadata(PUBLIC_ROUTE, true)
  async wechatPay(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.notifications.fromChannel('wechat', rawOf(request)));
  }

  @Post('wechat-transfer')
  @SetMetadata(PUBLIC_ROUTE, true)
  async wechatTransfer(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.notifications.fromPayoutChannel('wechat', rawOf(request)));
  }

  @Post('alipay')
  @SetMetadata(PUBLIC_ROUTE, true)
  async alipay(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.notifications.fromChannel('alipay', rawOf(request)));
  }

  @Post('douyin-pay')
  @SetMetadata(PUBLIC_ROUTE, true)
  async douyinPay(@Req() request: RawRequest, @Res() reply: FastifyReply): Promise<void> {
    sendReply(reply, await this.notifications.fromChannel('douyin', rawOf(request)));
  }
}
