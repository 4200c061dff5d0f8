import {
  judgeUpload,
  MAX_PICTURE_BYTES,
  MAX_VIDEO_BYTES,
  UPLOAD_RULES,
  type UploadFacts,
} from './uploads.js';

const good: UploadFacts = {
  kind: 'image',
  bytes: 200_000,
  width: 1080,
  height: 1440,
  seconds: 0,
  uploadedToday: 0,
};
const clip: UploadFacts = { ...good, kind: 'video', seconds: 20 };

describe('uploads', () => {
  it.each(Object.entries(UPLOAD_RULES))('admits a usual picture as %s (U-01)', (_, rule) => {
    expect(judgeUpload(rule, good)).toEqual({ ok: true });
  });

  it.each([
    { what: 'a film as avatar', purpose: 'avatar', facts: clip, reason: 'kind' },
    { what: 'a film of a product', purpose: 'product', facts: clip, reason: 'kind' },
    {
      what: 'too many bytes',
      purpose: 'review',
      facts: { ...good, bytes: MAX_PICTURE_BYTES + 1 },
      reason: 'size',
    },
    {
      what: 'a heavy film',
      purpose: 'material',
      facts: { ...clip, bytes: MAX_VIDEO_BYTES + 1 },
      reason: 'size',
    },
    { what: 'a long film', purpose: 'decoration', facts: { ...clip, seconds: 60.5 }, reason: 'size' },
    {
      what: 'a tiny picture',
      purpose: 'avatar',
      facts: { ...good, width: 59, height: 600 },
      reason: 'pixels',
    },
    { what: 'a small poster', purpose: 'poster', facts: { ...good, width: 299 }, reason: 'pixels' },
    {
      what: 'a line',
      purpose: 'evidence',
      facts: { ...good, width: 61, height: 61 * 12 + 1 },
      reason: 'pixels',
    },
    { what: 'one too many', purpose: 'avatar', facts: { ...good, uploadedToday: 20 }, reason: 'count' },
  ] as const)('refuses $what', ({ purpose, facts, reason }) => {
    expect(judgeUpload(UPLOAD_RULES[purpose], facts)).toMatchObject({ ok: false, reason });
  });

  it.each([
    ['the last of the day', 'avatar', { ...good, uploadedToday: 19 }],
    ['exactly the most bytes', 'review', { ...good, bytes: MAX_PICTURE_BYTES }],
    ['exactly the longest film', 'material', { ...clip, bytes: MAX_VIDEO_BYTES, seconds: 60 }],
    ['exactly the fewest pixels', 'avatar', { ...good, width: 60, height: 60 }],
    ['exactly the longest shape', 'evidence', { ...good, width: 100, height: 1200 }],
  ] as const)('admits %s', (_, purpose, facts) => {
    expect(judgeUpload(UPLOAD_RULES[purpose], facts)).toEqual({ ok: true });
  });

  it('hides evidence, and checks whatever else shoppers show (U-06, U-07)', () => {
    for (const rule of Object.values(UPLOAD_RULES).filter(({ by }) => by === 'member'))
      expect([rule.name, rule.isPrivate !== rule.isChecked]).toEqual([rule.name, true]);
  });
});
