import { Module } from '@nestjs/common';
import { DecorationModule } from '../modules/decoration/index.js';
import { ExperimentModule } from '../modules/experiment/index.js';
import { OrderModule } from '../modules/order/index.js';
import { CountConversions } from './count-conversions.js';
import { LabelPrices } from './label-prices.js';
import { RunExperiment } from './run-experiment.js';
import { ViewExperiments } from './view-experiments.js';

/** Experiments, from the plan to the decision. Needs the global identity. */
@Module({
  imports: [DecorationModule, ExperimentModule, OrderModule],
  providers: [CountConversions, LabelPrices, RunExperiment, ViewExperiments],
  exports: [ExperimentModule, LabelPrices, RunExperiment, ViewExperiments],
})
export class ExperimentsModule {}
