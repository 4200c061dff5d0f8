import { Module } from '@nestjs/common';
import { OpenLinks } from './open-links.js';

/** Ways into the mini-programs; needs only the gateways. */
@Module({ providers: [OpenLinks], exports: [OpenLinks] })
export class LinksModule {}
