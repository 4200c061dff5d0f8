import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { CartService } from '../../modules/cart/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';

@Controller()
export class CartController {
  constructor(
    private readonly cart: CartService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Endpoint('getCart')
  getCart(_: Input<'getCart'>, call: CallContext): Promise<Output<'getCart'>> {
    return this.cart.view(memberOf(call).memberId);
  }

  @Endpoint('addCartItem')
  addCartItem(input: Input<'addCartItem'>, call: CallContext): Promise<Output<'addCartItem'>> {
    return this.cart.add(memberOf(call).memberId, input);
  }

  @Endpoint('putCartItem')
  putCartItem(input: Input<'putCartItem'>, call: CallContext): Promise<Output<'putCartItem'>> {
    return this.cart.put(memberOf(call).memberId, input);
  }

  @Endpoint('removeCartItem')
  removeCartItem({ skuId }: Input<'removeCartItem'>, call: CallContext): Promise<Output<'removeCartItem'>> {
    return this.cart.remove(memberOf(call).memberId, skuId);
  }

  @Endpoint('selectCart')
  selectCart({ isSelected }: Input<'selectCart'>, call: CallContext): Promise<Output<'selectCart'>> {
    return this.cart.select(memberOf(call).memberId, isSelected);
  }

  @Endpoint('previewCart')
  previewCart({ lines }: Input<'previewCart'>): Promise<Output<'previewCart'>> {
    return this.cart.preview(lines);
  }

  @Endpoint('takeCart')
  async takeCart({ lines }: Input<'takeCart'>, call: CallContext): Promise<Output<'takeCart'>> {
    const { memberId } = memberOf(call);
    await this.unitOfWork.run((tx) => this.cart.take(tx, memberId, lines));
    return this.cart.view(memberId);
  }
}
