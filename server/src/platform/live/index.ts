import { Global, Module } from '@nestjs/common';
import { LiveBroadcast } from './live-broadcast.js';
import { LiveHub } from './live-hub.js';

@Global()
@Module({ providers: [LiveHub, LiveBroadcast], exports: [LiveHub, LiveBroadcast] })
export class PlatformLiveModule {}

export { LiveBroadcast, LiveHub };
