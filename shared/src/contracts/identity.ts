import { z } from '../kernel/zod.js';
import {
  DeviceId,
  FenValue,
  idOf,
  IdText,
  Instant,
  PhoneInput,
  PlatformName,
  ReferralCodeText,
  SmsCodeInput,
  textInput,
} from './common.js';

/** Sent with every login: the device that may have clicked before, and a code that opened the app just now. */
const LoginContext = { deviceId: DeviceId.optional(), referralCode: ReferralCodeText.optional() };

export const Tokens = z
  .object({
    accessToken: z.string(),
    refreshToken: z.string(),
    accessExpiresAt: Instant,
    refreshExpiresAt: Instant,
  })
  .meta({ id: 'Tokens' });

export const MemberView = z
  .object({
    id: IdText,
    nickname: z.string(),
    avatarUrl: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    distributor: z.enum(['none', 'pending', 'rejected', 'active', 'suspended']),
    hasMergeProposal: z.boolean(),
    joinedAt: Instant,
  })
  .meta({ id: 'Member' });

export const LoginResult = z
  .object({ tokens: Tokens, member: MemberView, isNewMember: z.boolean() })
  .meta({ id: 'LoginResult' });

export const IdentityView = z
  .object({
    id: IdText,
    platform: z.enum(['wechat', 'douyin', 'h5', 'phone']),
    kind: z.enum(['openid', 'unionid', 'phone', 'anonymous-openid', 'staff-code', 'external']),
    appName: z.string(),
    valueMasked: z.string(),
    linkedAt: Instant,
    lastSeenAt: Instant,
  })
  .meta({ id: 'Identity' });

export const MergeSide = z
  .object({
    nickname: z.string(),
    avatarUrl: z.string().nullable(),
    platforms: z.array(PlatformName),
    joinedAt: Instant,
    orders: z.int(),
    isDistributor: z.boolean(),
    customers: z.int(),
    availableFen: FenValue,
    heldFen: FenValue,
    boundTo: z.string().nullable(),
  })
  .meta({ id: 'MergeSide' });

export const MergeProposalView = z
  .object({
    id: IdText,
    /** The side that will stay, and the one that will be absorbed. */
    keeps: MergeSide,
    absorbs: MergeSide,
    consequences: z.array(z.string()),
    confirmedHere: z.boolean(),
    confirmedThere: z.boolean(),
    consentVersion: z.string(),
    consentText: z.string(),
    expiresAt: Instant,
  })
  .meta({ id: 'MergeProposal' });

export const identityRoutes = {
  loginWechatMini: {
    input: z.strictObject({ code: z.string().min(1).max(128), ...LoginContext }),
    output: LoginResult,
  },
  wechatH5AuthorizeUrl: {
    input: z.strictObject({
      returnPath: z
        .string()
        .max(512)
        .regex(/^\/(?!\/)/),
    }),
    output: z.object({ url: z.string() }),
  },
  loginWechatH5: {
    input: z.strictObject({
      code: z.string().min(1).max(128),
      state: z.string().min(1).max(128),
      ...LoginContext,
    }),
    output: LoginResult.extend({ returnPath: z.string() }),
  },
  loginDouyin: {
    input: z.strictObject({
      code: z.string().min(1).max(256),
      anonymousCode: z.string().max(256).optional(),
      ...LoginContext,
    }),
    output: LoginResult,
  },
  sendSmsCode: {
    input: z.strictObject({ phone: PhoneInput, purpose: z.enum(['login', 'verify', 'merge']) }),
    output: z.object({ retryAfterSeconds: z.int() }),
  },
  loginPhone: {
    input: z.strictObject({ phone: PhoneInput, smsCode: SmsCodeInput, ...LoginContext }),
    output: LoginResult,
  },
  refreshSession: {
    input: z.strictObject({ refreshToken: z.string().min(20).max(512) }),
    output: z.object({ tokens: Tokens }),
  },
  logout: { input: z.strictObject({}), output: z.object({ ok: z.literal(true) }) },
  getMe: { input: z.strictObject({}), output: MemberView },
  updateMe: {
    input: z.strictObject({
      nickname: textInput(20).optional(),
      /** Uploaded for the purpose `avatar`. */
      avatarFileId: idOf('file').optional(),
    }),
    output: MemberView,
  },
  listMyIdentities: { input: z.strictObject({}), output: z.object({ items: z.array(IdentityView) }) },
  verifyPhone: {
    input: z.discriminatedUnion('method', [
      z.strictObject({ method: z.literal('sms'), phone: PhoneInput, smsCode: SmsCodeInput }),
      z.strictObject({ method: z.literal('wechat'), phoneCode: z.string().min(1).max(256) }),
      z.strictObject({ method: z.literal('douyin'), phoneCode: z.string().min(1).max(256) }),
    ]),
    output: z.object({ member: MemberView, mergeProposal: MergeProposalView.nullable() }),
  },
  getMergeProposal: {
    input: z.strictObject({}),
    output: z.object({ proposal: MergeProposalView.nullable() }),
  },
  confirmMerge: {
    input: z.strictObject({
      proposalId: idOf('mergeProposal'),
      consentVersion: z.string().max(32),
      /** Proof of the other side without leaving this device: the SMS code sent to the shared phone (purpose `merge`). */
      otherSideSmsCode: SmsCodeInput.optional(),
    }),
    output: z.object({
      state: z.enum(['awaiting-other-side', 'merged']),
      tokens: Tokens.nullable(),
      member: MemberView,
    }),
  },
  rejectMerge: {
    input: z.strictObject({ proposalId: idOf('mergeProposal') }),
    output: z.object({ ok: z.literal(true) }),
  },
};

export type Tokens = z.output<typeof Tokens>;
export type MemberView = z.output<typeof MemberView>;
export type LoginResult = z.output<typeof LoginResult>;
export type IdentityView = z.output<typeof IdentityView>;
export type MergeProposalView = z.output<typeof MergeProposalView>;
export type MergeSide = z.output<typeof MergeSide>;
