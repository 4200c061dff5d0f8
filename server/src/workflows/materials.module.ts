import { Module } from '@nestjs/common';
import { MaterialModule } from '../modules/material/index.js';
import { DescribeMaterials } from './describe-materials.js';
import { DistributionModule } from './distribution.module.js';
import { ManageMaterials } from './manage-materials.js';
import { ShareMaterials } from './share-materials.js';

const workflows = [DescribeMaterials, ManageMaterials, ShareMaterials];

/** What the shop gives its distributors to share. */
@Module({
  imports: [DistributionModule, MaterialModule],
  providers: workflows,
  exports: workflows,
})
export class MaterialsModule {}
