import { Module } from '@nestjs/common';
import { InvariantsService } from './invariants.service.js';
import { SnapshotRepository } from './snapshot.repository.js';

@Module({ providers: [SnapshotRepository, InvariantsService], exports: [InvariantsService] })
export class HealthModule {}
