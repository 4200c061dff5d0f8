import { Module, type OnModuleInit } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { MemberAbsorbers } from '../identity/index.js';
import { ReviewRepository } from './review.repository.js';
import { ReviewService } from './review.service.js';

/** Needs the global `IdentityModule`. */
@Module({
  imports: [CatalogModule],
  providers: [ReviewRepository, ReviewService],
  exports: [ReviewService],
})
export class ReviewModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly reviews: ReviewService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('review', this.reviews);
  }
}
