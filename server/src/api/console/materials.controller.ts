import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { Endpoint, type CallContext } from '../../platform/http/index.js';
import { DescribeMaterials } from '../../workflows/describe-materials.js';
import { ManageMaterials } from '../../workflows/manage-materials.js';

/** Material for distributors: written, approved, counted. */
@Controller()
export class ConsoleMaterialsController {
  constructor(
    private readonly manage: ManageMaterials,
    private readonly describe: DescribeMaterials,
  ) {}

  @Endpoint('consoleListMaterials')
  list(input: Input<'consoleListMaterials'>): Promise<Output<'consoleListMaterials'>> {
    return this.manage.list(input);
  }

  @Endpoint('consoleMaterialStatistics')
  statistics(input: Input<'consoleMaterialStatistics'>): Promise<Output<'consoleMaterialStatistics'>> {
    return this.describe.statisticsOf(input);
  }

  @Endpoint('consoleGetMaterial')
  get({ materialId }: Input<'consoleGetMaterial'>): Promise<Output<'consoleGetMaterial'>> {
    return this.manage.get(materialId);
  }

  @Endpoint('consoleCreateMaterial')
  create(input: Input<'consoleCreateMaterial'>, call: CallContext): Promise<Output<'consoleCreateMaterial'>> {
    return this.manage.create(call, input);
  }

  @Endpoint('consoleUpdateMaterial')
  update(input: Input<'consoleUpdateMaterial'>, call: CallContext): Promise<Output<'consoleUpdateMaterial'>> {
    return this.manage.update(call, input);
  }

  @Endpoint('consoleDecideMaterial')
  decide(input: Input<'consoleDecideMaterial'>, call: CallContext): Promise<Output<'consoleDecideMaterial'>> {
    return this.manage.decide(call, input);
  }

  @Endpoint('consoleRetireMaterial')
  retire(input: Input<'consoleRetireMaterial'>, call: CallContext): Promise<Output<'consoleRetireMaterial'>> {
    return this.manage.retire(call, input);
  }

  @Endpoint('consoleCheckWording')
  checkWording(input: Input<'consoleCheckWording'>): Output<'consoleCheckWording'> {
    return this.manage.checkWording(input);
  }
}
