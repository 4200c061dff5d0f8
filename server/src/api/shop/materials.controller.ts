import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { distributorOf, Endpoint, type CallContext } from '../../platform/http/index.js';
import { ShareMaterials } from '../../workflows/share-materials.js';

/** What a distributor may share of the shop's material. */
@Controller()
export class MaterialsController {
  constructor(private readonly materials: ShareMaterials) {}

  @Endpoint('listMaterials')
  listMaterials(input: Input<'listMaterials'>, call: CallContext): Promise<Output<'listMaterials'>> {
    return this.materials.list(distributorOf(call).distributorId, input);
  }

  @Endpoint('useMaterial')
  useMaterial(input: Input<'useMaterial'>, call: CallContext): Promise<Output<'useMaterial'>> {
    return this.materials.take(distributorOf(call).distributorId, input);
  }
}
