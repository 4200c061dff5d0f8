import { Module } from '@nestjs/common';
import { BindingModule } from '../modules/binding/index.js';
import { CatalogModule } from '../modules/catalog/index.js';
import { CommissionModule } from '../modules/commission/index.js';
import { DistributorModule } from '../modules/distributor/index.js';
import { DoudianModule } from '../modules/doudian/index.js';
import { LedgerModule } from '../modules/ledger/index.js';
import { AttributeDoudianSale } from './attribute-doudian-sale.js';
import { BookDoudianSale } from './book-doudian-sale.js';
import { ImportDoudianOrders } from './import-doudian-orders.js';
import { ShoppingModule } from './shopping.module.js';
import { ViewDoudian } from './view-doudian.js';

/** What was opened in 抖店 comes back as sales that earn. Needs the global gateways and identity. */
@Module({
  imports: [
    BindingModule,
    CatalogModule,
    CommissionModule,
    DistributorModule,
    DoudianModule,
    LedgerModule,
    ShoppingModule,
  ],
  providers: [AttributeDoudianSale, BookDoudianSale, ImportDoudianOrders, ViewDoudian],
  exports: [ImportDoudianOrders, ViewDoudian],
})
export class DoudianImportModule {}
