import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { RunExperiment } from '../../workflows/run-experiment.js';
import { ViewExperiments } from '../../workflows/view-experiments.js';

/** Experiments, for those who plan them and those who read what they came to. */
@Controller()
export class ConsoleExperimentsController {
  constructor(
    private readonly view: ViewExperiments,
    private readonly run: RunExperiment,
  ) {}

  @Endpoint('listExperiments')
  listExperiments(input: Input<'listExperiments'>): Promise<Output<'listExperiments'>> {
    return this.view.list(input);
  }

  @Endpoint('getExperiment')
  getExperiment({ experimentId }: Input<'getExperiment'>): Promise<Output<'getExperiment'>> {
    return this.view.one(experimentId);
  }

  @Endpoint('createExperiment')
  createExperiment(input: Input<'createExperiment'>, call: CallContext): Promise<Output<'createExperiment'>> {
    return this.run.create(call, input);
  }

  @Endpoint('saveExperiment')
  saveExperiment(input: Input<'saveExperiment'>, call: CallContext): Promise<Output<'saveExperiment'>> {
    return this.run.save(call, input);
  }

  @Endpoint('discardExperiment')
  async discardExperiment(
    { experimentId }: Input<'discardExperiment'>,
    call: CallContext,
  ): Promise<Output<'discardExperiment'>> {
    await this.run.discard(call, experimentId);
    return { ok: true };
  }

  @Endpoint('startExperiment')
  startExperiment(
    { experimentId }: Input<'startExperiment'>,
    call: CallContext,
  ): Promise<Output<'startExperiment'>> {
    return this.run.start(call, experimentId);
  }

  @Endpoint('stopExperiment')
  stopExperiment(
    { experimentId }: Input<'stopExperiment'>,
    call: CallContext,
  ): Promise<Output<'stopExperiment'>> {
    return this.run.stop(call, experimentId);
  }

  @Endpoint('decideExperiment')
  decideExperiment(input: Input<'decideExperiment'>, call: CallContext): Promise<Output<'decideExperiment'>> {
    return this.run.decide(call, input);
  }

  @Endpoint('previewVariant')
  previewVariant(input: Input<'previewVariant'>): Promise<Output<'previewVariant'>> {
    return this.run.preview(input);
  }
}
