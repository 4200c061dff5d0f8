import type { ImageView } from '@yimai/shared/contracts/common';
import type { MaterialCategory } from '@yimai/shared/domain/material/material';
import type { DistributorId, Id, ProductId, StaffId } from '@yimai/shared/kernel/id';
import type { materials, materialUses, materialVersions, StoredVideo } from './material.schema.js';

export type MaterialId = Id<'material'>;
export type MaterialRow = typeof materials.$inferSelect;
export type MaterialVersionRow = typeof materialVersions.$inferSelect;
export type MaterialUseRow = typeof materialUses.$inferSelect;
export type UseAction = MaterialUseRow['action'];

/** What somebody wrote. */
export interface MaterialDraft {
  title: string;
  category: MaterialCategory;
  productId: ProductId | null;
  text: string;
  images: ImageView[];
  video: StoredVideo | null;
  isPinned: boolean;
  isSubmitted: boolean;
}

export interface Author {
  staffId: StaffId;
  name: string;
}

/** Approved, and in use. */
export interface LiveMaterial {
  material: MaterialRow;
  version: MaterialVersionRow;
}

export type UseCounts = Record<UseAction, number>;

export interface Use {
  materialId: MaterialId;
  distributorId: DistributorId;
  action: UseAction;
  platform: string;
}
