import { STAFF_ROLES } from '../api/access.js';
import { z } from '../kernel/zod.js';
import { idOf, IdText, Instant, PageInput, pageOf, textInput } from './common.js';

const Role = z.enum(STAFF_ROLES);
const TotpCode = z.string().regex(/^\d{6}$/, '动态验证码为 6 位数字');
const Password = z.string().min(1).max(128);
/** What the link of an invitation ends with: 32 random bytes, base64url. */
const InvitationToken = z.string().regex(/^[\w-]{43}$/, '邀请链接不完整');

export const StaffView = z
  .object({ id: IdText, name: z.string(), role: Role, permissions: z.array(z.string()) })
  .meta({ id: 'Staff' });

export const StaffAccountView = z
  .object({
    id: IdText,
    username: z.string(),
    name: z.string(),
    role: Role,
    /** `invited`: has not chosen a password yet. `expired`: and the invitation is too old. */
    state: z.enum(['active', 'invited', 'expired', 'disabled']),
    hasTotp: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: 'StaffAccount' });

/** Shown once: the server keeps a hash of it only. */
export const StaffInvitationLink = z
  .object({ staff: StaffAccountView, link: z.string(), validUntil: Instant })
  .meta({ id: 'StaffInvitation' });

const Session = z.object({ accessToken: z.string(), expiresAt: Instant, staff: StaffView });

export const staffRoutes = {
  loginStaff: {
    input: z.strictObject({ username: textInput(40), password: Password, totp: TotpCode.optional() }),
    output: Session,
  },
  openStaffInvitation: {
    input: z.strictObject({ token: InvitationToken }),
    output: z.object({
      username: z.string(),
      name: z.string(),
      role: Role,
      /** Base 32, 160 bits, new in every answer; `acceptStaffInvitation` takes the one the person has scanned. */
      totpSecret: z.string(),
      totpUri: z.string(),
    }),
  },
  acceptStaffInvitation: {
    input: z.strictObject({
      token: InvitationToken,
      password: Password,
      totpSecret: z.string().regex(/^[A-Z2-7]{32}$/, '动态密钥不正确'),
      totp: TotpCode,
    }),
    output: Session,
  },
  getStaffMe: { input: z.strictObject({}), output: StaffView },
  changeStaffPassword: {
    input: z.strictObject({ password: Password, nextPassword: Password }),
    /** A new one: the sessions of the old password are over. */
    output: Session,
  },
  consoleListStaff: { input: z.strictObject({ ...PageInput }), output: pageOf(StaffAccountView) },
  inviteStaff: {
    input: z.strictObject({
      username: z
        .string()
        .regex(/^[a-z][a-z0-9._-]{1,31}$/, '账号为 2–32 位小写字母、数字、点或横线，以字母开头'),
      name: textInput(20),
      role: Role,
    }),
    output: StaffInvitationLink,
  },
  reinviteStaff: { input: z.strictObject({ staffId: idOf('staff') }), output: StaffInvitationLink },
  updateStaff: {
    input: z.strictObject({
      staffId: idOf('staff'),
      name: textInput(20),
      role: Role,
      isDisabled: z.boolean(),
    }),
    output: StaffAccountView,
  },
};

export type StaffView = z.output<typeof StaffView>;
export type StaffAccountView = z.output<typeof StaffAccountView>;
export type StaffInvitationLink = z.output<typeof StaffInvitationLink>;
