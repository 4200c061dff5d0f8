import type { Api } from '@yimai/shared/contracts/api';
import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { CATEGORY_NAMES, type MaterialCategory } from '@yimai/shared/domain/material/material';
import type { Labels } from '@/lib/labels';

export type MaterialVersion = ConsoleMaterialView['versions'][number];
export type MaterialInput = Api['consoleCreateMaterial']['input'];
export type MaterialState = 'pending' | 'live' | 'draft' | 'rejected' | 'retired';

export const MATERIAL_STATES: Labels<MaterialState> = {
  pending: ['待审核', 'brand'],
  live: ['使用中', 'jade'],
  draft: ['草稿', 'ink'],
  rejected: ['未通过', 'amber'],
  retired: ['已停用', 'ink'],
};

export const VERSION_STATES: Labels<MaterialVersion['state']> = {
  draft: ['草稿', 'ink'],
  pending: ['待审核', 'brand'],
  approved: ['使用中', 'jade'],
  rejected: ['未通过', 'amber'],
  replaced: ['已被替换', 'ink'],
};

export const KIND_NAMES: Readonly<Record<ConsoleMaterialView['kind'], string>> = {
  copy: '文案',
  images: '图文',
  video: '视频',
};

export const CATEGORY_OPTIONS = (Object.keys(CATEGORY_NAMES) as MaterialCategory[]).map((value) => ({
  value,
  label: CATEGORY_NAMES[value],
}));

/** The version that waits for a second pair of eyes. */
export function pendingOf({ versions }: Pick<ConsoleMaterialView, 'versions'>): MaterialVersion | null {
  return versions.find(({ state }) => state === 'pending') ?? null;
}

/** What a list says in one word: what somebody has to do comes before what is. */
export function stateOf(material: ConsoleMaterialView): MaterialState {
  if (material.isRetired) return 'retired';
  if (pendingOf(material)) return 'pending';
  if (material.liveVersion !== null) return 'live';
  return material.versions[0]?.state === 'rejected' ? 'rejected' : 'draft';
}

/** Nobody approves what they wrote themselves, but the owner of a small shop. The server decides again. */
export function isOwnWork(version: MaterialVersion, staff: { name: string; role: string }): boolean {
  return staff.role !== 'owner' && version.author === staff.name;
}

/** The newest words as the form edits them. */
export function toValues(material: ConsoleMaterialView | null): MaterialInput {
  const newest = material?.versions[0];
  return {
    title: material?.title ?? '',
    category: material?.category ?? 'fresh',
    productId: material?.product?.id ?? null,
    text: newest?.text ?? '',
    images: (newest?.images ?? []).map((image) => ({ ...image })),
    video: newest?.video ?? null,
    isPinned: material?.isPinned ?? false,
  };
}
