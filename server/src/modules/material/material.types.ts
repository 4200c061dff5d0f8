import type { ImageView } from '@yimai/shared/contracts/common';
import type { MaterialCategory } from '@yimai/shared/domain/material/material';
import type { DistributorId, Id, ProductId, StaffId } from '@yimai/shared/kernel/id';

export type MaterialId = Id<'material'>;
export type UseAction = 'copied' | 'saved' | 'shared';

export interface StoredVideo {
  url: string;
  width: number;
  height: number;
}

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

export type UseCounts = Record<UseAction, number>;

export interface Use {
  materialId: MaterialId;
  distributorId: DistributorId;
  action: UseAction;
  platform: string;
}
