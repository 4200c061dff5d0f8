export { PromotionModule } from './promotion.module.js';
export { PromotionService, type CouponDraft } from './promotion.service.js';
export { couponFacts, isTaken } from './promotion.mapper.js';
export type {
  CouponGrantId,
  CouponId,
  CouponRecord,
  CouponTerms,
  GrantRecord,
} from './promotion.repository.js';
