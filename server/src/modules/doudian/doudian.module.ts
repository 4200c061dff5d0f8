import { Module, type OnModuleInit } from '@nestjs/common';
import { MemberAbsorbers } from '../identity/index.js';
import { DoudianRepository } from './doudian.repository.js';
import { DoudianSales } from './doudian-sales.js';
import { DoudianService } from './doudian.service.js';

/** Needs the global `IdentityModule`. */
@Module({
  providers: [DoudianRepository, DoudianSales, DoudianService],
  exports: [DoudianSales, DoudianService],
})
export class DoudianModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly doudian: DoudianService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('doudian', this.doudian);
  }
}
