import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { DatabaseClock } from '../../platform/clock/index.js';
import { Endpoint } from '../../platform/http/index.js';
import { JobDispatcher } from '../../platform/outbox/index.js';

/** Only where platforms are simulated; the guard answers 404 elsewhere. */
@Controller()
export class DevController {
  constructor(
    private readonly clock: DatabaseClock,
    private readonly dispatcher: JobDispatcher,
  ) {}

  @Endpoint('getClock')
  getClock(): Output<'getClock'> {
    return { now: this.clock.now().toISOString(), offsetMs: this.clock.offsetMs };
  }

  @Endpoint('setClockOffset')
  async setClockOffset({ offsetMs }: Input<'setClockOffset'>): Promise<Output<'setClockOffset'>> {
    await this.clock.setOffset(offsetMs);
    return this.getClock();
  }

  @Endpoint('runJobs')
  runJobs(): Promise<Output<'runJobs'>> {
    return this.dispatcher.drain();
  }
}
