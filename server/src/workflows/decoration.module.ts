import { Module } from '@nestjs/common';
import { CatalogModule } from '../modules/catalog/index.js';
import { DecorationModule } from '../modules/decoration/index.js';
import { PromotionModule } from '../modules/promotion/index.js';
import { EditPage } from './edit-page.js';
import { ExperimentsModule } from './experiments.module.js';
import { Later } from './later.js';
import { ShoppingModule } from './shopping.module.js';
import { ShowPage } from './show-page.js';
import { ViewPages } from './view-pages.js';

/** Pages, from the draft to what shoppers see. */
@Module({
  imports: [CatalogModule, DecorationModule, ExperimentsModule, PromotionModule, ShoppingModule],
  providers: [EditPage, Later, ShowPage, ViewPages],
  exports: [EditPage, ShowPage, ViewPages],
})
export class DecorationWorkflowsModule {}
