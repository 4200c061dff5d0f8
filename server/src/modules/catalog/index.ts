export { CatalogModule } from './catalog.module.js';
export { CatalogService } from './catalog.service.js';
export { plainWords } from './title-terms.js';
export type {
  CategoryId,
  CategoryRecord,
  OverrideRule,
  ProductDraft,
  ProductQuery,
  ProductRecord,
  SavedProduct,
  ShopProfile,
  SkuForSale,
  SkuRecord,
} from './catalog.types.js';
