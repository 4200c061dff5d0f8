/** What material is about, in the order of the filters. */
export const MATERIAL_CATEGORIES = ['fresh', 'story', 'knowledge', 'offer', 'festival', 'brand'] as const;
export type MaterialCategory = (typeof MATERIAL_CATEGORIES)[number];

export const CATEGORY_NAMES: Readonly<Record<MaterialCategory, string>> = {
  fresh: '上新种草',
  story: '使用体验',
  knowledge: '好物知识',
  offer: '优惠活动',
  festival: '节日送礼',
  brand: '店铺形象',
};

export type MaterialKind = 'copy' | 'images' | 'video';

/** A set for the nine squares of a feed. */
export const MOST_PICTURES = 9;
export const COPY_LIMIT = 500;

/** What a piece of material is: a film makes it a video, pictures a set, words alone are copy. */
export function kindOf(content: { images: readonly unknown[]; video: unknown }): MaterialKind {
  if (content.video) return 'video';
  return content.images.length > 0 ? 'images' : 'copy';
}

/** Of one version. A version is never changed: another one follows, and the approved one stays in use until then. */
export type VersionState = 'draft' | 'pending' | 'approved' | 'rejected' | 'replaced';

export type DecisionRefusal = 'NOT_PENDING' | 'OWN_WORK';

/** Whether this person may decide on this version: a second pair of eyes, except for the owner of a small shop. */
export function mayDecide(
  version: { state: VersionState; authorId: number },
  decider: { staffId: number; isOwner: boolean },
): { ok: true } | { ok: false; reason: DecisionRefusal } {
  if (version.state !== 'pending') return { ok: false, reason: 'NOT_PENDING' };
  if (version.authorId === decider.staffId && !decider.isOwner) return { ok: false, reason: 'OWN_WORK' };
  return { ok: true };
}

/** Openings per hundred times it was taken along, one decimal; null while nobody has taken it. */
export function openingsPerHundred({ uses, clicks }: { uses: number; clicks: number }): number | null {
  return uses === 0 ? null : Math.round((clicks * 1_000) / uses) / 10;
}
