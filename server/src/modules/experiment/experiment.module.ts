import { Module, type OnModuleInit } from '@nestjs/common';
import { LoginObservers, MemberAbsorbers } from '../identity/index.js';
import { ExperimentRepository } from './experiment.repository.js';
import { ExperimentService } from './experiment.service.js';
import { Participation } from './participation.js';

/** Needs the global `IdentityModule`. */
@Module({
  providers: [ExperimentRepository, ExperimentService, Participation],
  exports: [ExperimentService, Participation],
})
export class ExperimentModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly observers: LoginObservers,
    private readonly experiments: ExperimentService,
    private readonly participation: Participation,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('experiment', this.experiments);
    this.observers.register('experiment', this.participation);
  }
}
