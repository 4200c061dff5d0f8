import { Module } from '@nestjs/common';
import { PromotionRepository } from './promotion.repository.js';
import { PromotionService } from './promotion.service.js';

@Module({ providers: [PromotionService, PromotionRepository], exports: [PromotionService] })
export class PromotionModule {}
