import { Global, Module } from '@nestjs/common';
import { AftersaleRepository } from './aftersale.repository.js';
import { AftersaleService } from './aftersale.service.js';

@Global()
@Module({ providers: [AftersaleRepository, AftersaleService], exports: [AftersaleService] })
export class AftersaleModule {}
