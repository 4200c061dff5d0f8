/** What may be uploaded for what: one row per purpose, for the server that judges and the client that asks. */

export type UploadPurpose =
  'avatar' | 'evidence' | 'review' | 'poster' | 'product' | 'decoration' | 'material';

export type FileKind = 'image' | 'video';

export interface UploadRule {
  /** For messages: 「头像不能超过…」. */
  name: string;
  by: 'member' | 'staff';
  kinds: readonly FileKind[];
  /** Of a picture as it arrives; videos have their own limit. */
  maxBytes: number;
  /** Per member or member of staff, in any 24 hours. */
  perDay: number;
  /** The shorter side must have at least as many pixels. */
  minSidePx: number;
  /** Only for the owner and staff; never under a public address. */
  isPrivate: boolean;
  /** A platform looks at it before anybody but the owner sees it. */
  isChecked: boolean;
}

const MB = 1_048_576;

export const MAX_PICTURE_BYTES = 10 * MB;
export const MAX_VIDEO_BYTES = 30 * MB;
export const MAX_VIDEO_SECONDS = 60;
/** No camera sees more; beyond it is a bomb or a scan that belongs elsewhere. */
export const MAX_PIXELS = 60_000_000;
/** Longer side to shorter side: what is drawn thinner is not a picture but a trick. */
export const MAX_ASPECT = 12;

const PICTURE = { kinds: ['image'], maxBytes: MAX_PICTURE_BYTES, minSidePx: 60 } as const;
const MEMBER = { ...PICTURE, by: 'member' } as const;
const STAFF = { ...PICTURE, by: 'staff', perDay: 1_000, isPrivate: false, isChecked: false } as const;

export const UPLOAD_RULES: Readonly<Record<UploadPurpose, UploadRule>> = {
  avatar: { ...MEMBER, name: '头像', perDay: 20, isPrivate: false, isChecked: true },
  evidence: { ...MEMBER, name: '凭证图片', perDay: 60, isPrivate: true, isChecked: false },
  review: { ...MEMBER, name: '评价图片', perDay: 100, isPrivate: false, isChecked: true },
  poster: { ...MEMBER, name: '海报背景', perDay: 30, minSidePx: 300, isPrivate: false, isChecked: true },
  product: { ...STAFF, name: '商品图片', minSidePx: 200 },
  decoration: { ...STAFF, name: '装修素材', kinds: ['image', 'video'] },
  material: { ...STAFF, name: '推广素材', kinds: ['image', 'video'] },
};

/** What is known of a file once it has been opened. */
export interface UploadFacts {
  kind: FileKind;
  bytes: number;
  width: number;
  height: number;
  /** Of a video. */
  seconds: number;
  /** By the same person for the same purpose in the last 24 hours, without this one. */
  uploadedToday: number;
}

export interface UploadRefusal {
  ok: false;
  reason: 'kind' | 'size' | 'pixels' | 'count';
  message: string;
}

const inMb = (bytes: number): string => `${Math.floor(bytes / MB)} MB`;

/** Judges a file by the rule of its purpose (U-01 … U-05). */
export function judgeUpload(rule: UploadRule, facts: UploadFacts): { ok: true } | UploadRefusal {
  const { name } = rule;
  if (!rule.kinds.includes(facts.kind))
    return { ok: false, reason: 'kind', message: `${name}不支持视频，请上传图片` };
  const maxBytes = facts.kind === 'video' ? MAX_VIDEO_BYTES : rule.maxBytes;
  if (facts.bytes > maxBytes)
    return { ok: false, reason: 'size', message: `${name}不能超过 ${inMb(maxBytes)}` };
  if (facts.kind === 'video' && facts.seconds > MAX_VIDEO_SECONDS)
    return { ok: false, reason: 'size', message: `视频不能超过 ${MAX_VIDEO_SECONDS} 秒` };
  const [short, long] = [Math.min(facts.width, facts.height), Math.max(facts.width, facts.height)];
  if (short < rule.minSidePx)
    return {
      ok: false,
      reason: 'pixels',
      message: `${name}太小，宽和高都不能少于 ${rule.minSidePx} 像素`,
    };
  if (long > short * MAX_ASPECT)
    return { ok: false, reason: 'pixels', message: `${name}过长，请裁剪后再上传` };
  if (facts.uploadedToday >= rule.perDay)
    return { ok: false, reason: 'count', message: '今天上传得太多了，请明天再试' };
  return { ok: true };
}
