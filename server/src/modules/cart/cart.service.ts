import { Injectable } from '@nestjs/common';
import type { CartItemView, CartView } from '@yimai/shared/contracts/order';
import { formatId, type MemberId, type SkuId } from '@yimai/shared/kernel/id';
import { addFen, fen, multiplyFen, ZERO_FEN } from '@yimai/shared/kernel/money';
import { DatabaseClock } from '../../platform/clock/index.js';
import { UnitOfWork, type Tx } from '../../platform/db/index.js';
import { DomainError } from '../../platform/http/index.js';
import { CatalogService, type SkuForSale } from '../catalog/index.js';
import { InventoryService } from '../inventory/index.js';
import { CartRepository, type CartRow } from './cart.repository.js';

export const MAX_CART_SKUS = 100;
export const MAX_LINE_QUANTITY = 999;

function stateOf(row: CartRow, sku: SkuForSale, available: number): CartItemView['state'] {
  if (!sku.isOnShelf) return 'off-shelf';
  if (available <= 0) return 'sold-out';
  return row.quantity > available ? 'short' : 'ok';
}

function toItem(row: CartRow, sku: SkuForSale, available: number): CartItemView {
  return {
    skuId: formatId('sku', row.skuId),
    productId: formatId('product', sku.productId),
    title: sku.title,
    skuText: sku.skuText,
    imageUrl: sku.imageUrl,
    priceFen: sku.priceFen,
    addedPriceFen: row.addedPriceFen,
    quantity: row.quantity,
    available,
    isSelected: row.isSelected,
    state: stateOf(row, sku, available),
    kind: sku.kind,
    isViaDoudian: sku.doudian !== null,
  };
}

/** Totals count only what can be bought as it stands. */
function toCart(items: CartItemView[]): CartView {
  const chosen = items.filter((item) => item.isSelected && item.state === 'ok');
  return {
    items,
    totalQuantity: items.reduce((sum, item) => sum + item.quantity, 0),
    selectedQuantity: chosen.reduce((sum, item) => sum + item.quantity, 0),
    selectedFen: addFen(ZERO_FEN, ...chosen.map((item) => multiplyFen(fen(item.priceFen), item.quantity))),
  };
}

/** What somebody wants to buy and how many, from wherever they were before. */
export interface CartLine {
  skuId: SkuId;
  quantity: number;
  isSelected: boolean;
}

/** What a member means to buy. Prices shown are today's; the price an item was added at only tells that it changed. */
@Injectable()
export class CartService {
  constructor(
    private readonly repository: CartRepository,
    private readonly catalog: CatalogService,
    private readonly inventory: InventoryService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: DatabaseClock,
  ) {}

  async view(memberId: MemberId): Promise<CartView> {
    const rows = await this.repository.rows(memberId);
    const skuIds = rows.map((row) => row.skuId);
    const [skus, available] = await Promise.all([
      this.catalog.skusForSale(skuIds),
      this.inventory.available(skuIds),
    ]);
    const items = rows.flatMap((row) => {
      const sku = skus.get(row.skuId);
      return sku ? [toItem(row, sku, available.get(row.skuId) ?? 0)] : [];
    });
    return toCart(items);
  }

  /** Pieces in the cart, whatever can be bought of them. */
  async quantity(memberId: MemberId): Promise<number> {
    return (await this.repository.rows(memberId)).reduce((sum, row) => sum + row.quantity, 0);
  }

  /** Adds to what is there. Throws SKU_NOT_FOUND, PRODUCT_OFF_SHELF, OUT_OF_STOCK, QUANTITY_LIMIT, CART_FULL. */
  async add(memberId: MemberId, input: { skuId: SkuId; quantity: number }): Promise<CartView> {
    await this.unitOfWork.run(async (tx) => {
      const rows = await this.repository.rows(memberId, tx);
      const present = rows.find((row) => row.skuId === input.skuId);
      const quantity = (present?.quantity ?? 0) + input.quantity;
      const sku = await this.requireBuyable(tx, input.skuId, quantity);
      if (!present && rows.length >= MAX_CART_SKUS) throw new DomainError('CART_FULL');
      const row = { ...input, isSelected: true, addedPriceFen: sku.priceFen, addedAt: this.clock.now() };
      await this.repository.add(tx, memberId, { row, max: MAX_LINE_QUANTITY });
    });
    return this.view(memberId);
  }

  /** Sets quantity or selection of what is there. Throws CART_ITEM_NOT_FOUND and, when raising, what {@link add} throws. */
  async put(
    memberId: MemberId,
    input: { skuId: SkuId; quantity?: number; isSelected?: boolean },
  ): Promise<CartView> {
    await this.unitOfWork.run(async (tx) => {
      const rows = await this.repository.rows(memberId, tx);
      const present = rows.find((row) => row.skuId === input.skuId);
      if (!present) throw new DomainError('CART_ITEM_NOT_FOUND');
      const quantity = input.quantity ?? present.quantity;
      if (quantity > present.quantity) await this.requireBuyable(tx, input.skuId, quantity);
      const isSelected = input.isSelected ?? present.isSelected;
      await this.repository.save(tx, memberId, [{ ...present, quantity, isSelected }]);
    });
    return this.view(memberId);
  }

  /** Throws CART_ITEM_NOT_FOUND. */
  async remove(memberId: MemberId, skuId: SkuId): Promise<CartView> {
    const removed = await this.unitOfWork.run((tx) => this.repository.remove(tx, memberId, [skuId]));
    if (removed === 0) throw new DomainError('CART_ITEM_NOT_FOUND');
    return this.view(memberId);
  }

  async select(memberId: MemberId, isSelected: boolean): Promise<CartView> {
    await this.unitOfWork.run((tx) => this.repository.selectAll(tx, memberId, isSelected));
    return this.view(memberId);
  }

  /**
   * What a guest put together joins the cart: the larger quantity of the two, as far as there is stock and room. Bringing
   * the same again changes nothing; what cannot be bought any more is left behind.
   */
  async take(tx: Tx, memberId: MemberId, lines: readonly CartLine[]): Promise<void> {
    if (lines.length === 0) return;
    const skuIds = [...new Set(lines.map(({ skuId }) => skuId))];
    const rows = await this.repository.rows(memberId, tx);
    const skus = await this.catalog.skusForSale(skuIds, tx);
    const available = await this.inventory.available(skuIds, tx);
    const now = this.clock.now();
    const wanted = skuIds.flatMap((skuId) => {
      const sku = skus.get(skuId);
      const present = rows.find((row) => row.skuId === skuId);
      const given = lines.filter((line) => line.skuId === skuId);
      const asked = Math.max(...given.map((line) => line.quantity));
      const isSelected = given.some((line) => line.isSelected);
      const bounded = Math.min(asked, available.get(skuId) ?? 0, MAX_LINE_QUANTITY);
      if (!sku?.isOnShelf || bounded <= (present?.quantity ?? 0)) return [];
      const fresh = { skuId, isSelected, addedPriceFen: sku.priceFen, addedAt: now };
      return [{ ...(present ?? fresh), quantity: bounded }];
    });
    const known = (row: CartRow): boolean => rows.some(({ skuId }) => skuId === row.skuId);
    const room = Math.max(0, MAX_CART_SKUS - rows.length);
    const fresh = wanted.filter((row) => !known(row)).slice(0, room);
    await this.repository.save(tx, memberId, [...wanted.filter(known), ...fresh]);
  }

  /** As {@link take}, from another member's cart, which stays as it is. */
  async copy(tx: Tx, { from, to }: { from: MemberId; to: MemberId }): Promise<void> {
    await this.take(tx, to, await this.repository.rows(from, tx));
  }

  /** What a guest's cart would be, at today's prices and stock. */
  async preview(lines: readonly CartLine[]): Promise<CartView> {
    const skuIds = lines.map(({ skuId }) => skuId);
    const [skus, available] = await Promise.all([
      this.catalog.skusForSale(skuIds),
      this.inventory.available(skuIds),
    ]);
    const addedAt = this.clock.now();
    const items = lines.flatMap((line) => {
      const { skuId } = line;
      const sku = skus.get(skuId);
      if (!sku) return [];
      const row = { ...line, addedPriceFen: sku.priceFen, addedAt };
      return [toItem(row, sku, available.get(skuId) ?? 0)];
    });
    return toCart(items);
  }

  removeOrdered(tx: Tx, memberId: MemberId, skuIds: readonly SkuId[]): Promise<void> {
    this.repository.removeLater(tx, memberId, skuIds);
    return Promise.resolve();
  }

  /** Two members became one: quantities add up, bounded per line and in number. */
  async absorb(
    tx: Tx,
    { keepsId, absorbsId }: { keepsId: MemberId; absorbsId: MemberId; at: Date },
  ): Promise<Record<string, unknown>> {
    const kept = await this.repository.rows(keepsId, tx);
    const absorbed = await this.repository.rows(absorbsId, tx);
    const merged = absorbed.map((row) => {
      const same = kept.find((mine) => mine.skuId === row.skuId);
      const quantity = Math.min(MAX_LINE_QUANTITY, row.quantity + (same?.quantity ?? 0));
      return { row: { ...(same ?? row), quantity }, isNew: !same };
    });
    const room = MAX_CART_SKUS - kept.length;
    const fitting = [
      ...merged.filter((item) => !item.isNew),
      ...merged.filter((item) => item.isNew).slice(0, room),
    ];
    await this.repository.save(
      tx,
      keepsId,
      fitting.map((item) => item.row),
    );
    await this.repository.remove(
      tx,
      absorbsId,
      absorbed.map((row) => row.skuId),
    );
    return { cartItems: absorbed.map(({ skuId, quantity }) => ({ skuId, quantity })) };
  }

  private async requireBuyable(tx: Tx, skuId: SkuId, quantity: number): Promise<SkuForSale> {
    const sku = (await this.catalog.skusForSale([skuId], tx)).get(skuId);
    if (!sku) throw new DomainError('SKU_NOT_FOUND');
    if (!sku.isOnShelf) throw new DomainError('PRODUCT_OFF_SHELF');
    if (quantity > MAX_LINE_QUANTITY) throw new DomainError('QUANTITY_LIMIT');
    const available = (await this.inventory.available([skuId], tx)).get(skuId) ?? 0;
    if (quantity > available) {
      const message = available > 0 ? `库存仅剩 ${available} 件` : '该商品已售罄';
      throw new DomainError('OUT_OF_STOCK', { message, facts: { skuId, available } });
    }
    return sku;
  }
}
