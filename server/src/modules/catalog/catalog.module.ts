import { Module } from '@nestjs/common';
import { CatalogWritesRepository } from './catalog-writes.repository.js';
import { CatalogCache } from './catalog.cache.js';
import { CatalogRepository } from './catalog.repository.js';
import { CatalogService } from './catalog.service.js';
import { ProductEditor } from './product-editor.js';

@Module({
  providers: [CatalogService, CatalogRepository, CatalogWritesRepository, CatalogCache, ProductEditor],
  exports: [CatalogService],
})
export class CatalogModule {}
