import { Global, Module } from '@nestjs/common';
import { JobDispatcher } from './dispatcher.js';
import { Outbox } from './outbox.js';
import { JobRegistry } from './registry.js';

@Global()
@Module({ providers: [JobRegistry, Outbox, JobDispatcher], exports: [JobRegistry, Outbox, JobDispatcher] })
export class PlatformOutboxModule {}

export { JobDispatcher, JobRegistry, Outbox };
export type { JobHandler } from './registry.js';
export type { ClaimedJob, JobLane } from './lane.js';
