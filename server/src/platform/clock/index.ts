import { Global, Module } from '@nestjs/common';
import { DatabaseClock } from './database-clock.js';
import { Ids } from './ids.js';

/** Business time and application-made ids, for every module. */
@Global()
@Module({ providers: [DatabaseClock, Ids], exports: [DatabaseClock, Ids] })
export class PlatformClockModule {}

export { DatabaseClock, Ids };
