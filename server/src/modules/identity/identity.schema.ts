import { boolean, index, int, mysqlTable, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { idColumn, instantColumn, jsonColumn } from '../../platform/db/columns.js';

/** A person. Everything a person owns points here; after a merge, `mergedIntoId` points at the one who stayed. */
export const members = mysqlTable(
  'members',
  {
    id: idColumn('member', 'id').primaryKey(),
    nickname: varchar('nickname', { length: 40 }).notNull(),
    avatarUrl: varchar('avatar_url', { length: 300 }),
    /** Ciphertext of the verified phone; set once a phone was verified. */
    phoneSealed: varchar('phone_sealed', { length: 300 }),
    /** Last four digits, for masks without decrypting. */
    phoneTail: varchar('phone_tail', { length: 4 }),
    isBlocked: boolean('is_blocked').notNull().default(false),
    /** Set when absorbed by a merge; tokens of this member stop working. */
    mergedIntoId: idColumn('member', 'merged_into_id'),
    /** Platform of the first login: `wechat`, `douyin` or `h5`. */
    firstPlatform: varchar('first_platform', { length: 10 }).notNull(),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [index('idx_members_merged').on(t.mergedIntoId)],
);

/** How a platform knows a person. Keyed by (platform, app, kind, value); a unionid's app is its open-platform scope. */
export const identities = mysqlTable(
  'identities',
  {
    id: idColumn('identity', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    /** wechat, douyin, phone. */
    platform: varchar('platform', { length: 10 }).notNull(),
    appId: varchar('app_id', { length: 40 }).notNull(),
    /** openid, unionid, alliedid, phone, anonymous-openid, staff-code, external. */
    kind: varchar('kind', { length: 20 }).notNull(),
    /** Blind index of the value: unique with platform, app and kind. */
    valueIndex: varchar('value_index', { length: 64 }).notNull(),
    /** Ciphertext of the value. */
    valueSealed: varchar('value_sealed', { length: 400 }).notNull(),
    valueTail: varchar('value_tail', { length: 6 }).notNull(),
    linkedAt: instantColumn('linked_at').notNull(),
    lastSeenAt: instantColumn('last_seen_at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_identities_value').on(t.platform, t.appId, t.kind, t.valueIndex),
    index('idx_identities_member').on(t.memberId),
  ],
);

/** A login of one device. Refresh tokens rotate; `family` is the session itself, so reuse revokes the row. */
export const sessions = mysqlTable(
  'sessions',
  {
    id: idColumn('session', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    platform: varchar('platform', { length: 10 }).notNull(),
    /** SHA-256 of the refresh token in force. */
    refreshHash: varchar('refresh_hash', { length: 64 }).notNull(),
    /** The one before it; presenting it within the grace returns the same successor, later revokes the session. */
    previousHash: varchar('previous_hash', { length: 64 }),
    /** Ciphertext of the successor while the grace lasts. */
    graceTokenSealed: varchar('grace_token_sealed', { length: 400 }),
    rotatedAt: instantColumn('rotated_at').notNull(),
    deviceId: varchar('device_id', { length: 40 }),
    createdAt: instantColumn('created_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    revokedAt: instantColumn('revoked_at'),
    revokeReason: varchar('revoke_reason', { length: 40 }),
  },
  (t) => [
    uniqueIndex('uq_sessions_refresh').on(t.refreshHash),
    index('idx_sessions_previous').on(t.previousHash),
    index('idx_sessions_member').on(t.memberId),
  ],
);

export const smsCodes = mysqlTable(
  'sms_codes',
  {
    id: idColumn('event', 'id').primaryKey(),
    phoneIndex: varchar('phone_index', { length: 64 }).notNull(),
    purpose: varchar('purpose', { length: 10 }).notNull(),
    codeHash: varchar('code_hash', { length: 64 }).notNull(),
    /** Wrong guesses so far; five end the code. */
    attempts: int('attempts').notNull().default(0),
    sentAt: instantColumn('sent_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    usedAt: instantColumn('used_at'),
  },
  (t) => [index('idx_sms_codes_phone').on(t.phoneIndex, t.purpose, t.sentAt)],
);

/** OAuth `state` of H5 in WeChat: single use, ten minutes. */
export const oauthStates = mysqlTable('oauth_states', {
  state: varchar('state', { length: 64 }).primaryKey(),
  returnPath: varchar('return_path', { length: 512 }).notNull(),
  createdAt: instantColumn('created_at').notNull(),
  usedAt: instantColumn('used_at'),
});

/** Going on in another client of ours on the same phone: single use, ninety seconds. */
export const handoverTickets = mysqlTable(
  'handover_tickets',
  {
    /** SHA-256 of the ticket, which itself is kept nowhere. */
    ticketHash: varchar('ticket_hash', { length: 64 }).primaryKey(),
    /** Who goes on, and the session that said so; both null for a guest. */
    memberId: idColumn('member', 'member_id'),
    sessionId: idColumn('session', 'session_id'),
    fromPlatform: varchar('from_platform', { length: 10 }).notNull(),
    /** Only a client of this platform may spend it. */
    toPlatform: varchar('to_platform', { length: 10 }).notNull(),
    /** Kind of device that asked, e.g. iphone; empty where it did not say. */
    device: varchar('device', { length: 10 }).notNull(),
    path: varchar('path', { length: 600 }).notNull(),
    referralCode: varchar('referral_code', { length: 12 }),
    /** A guest's cart. */
    cart: jsonColumn<{ skuId: number; quantity: number; isSelected: boolean }[]>('cart').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    usedAt: instantColumn('used_at'),
  },
  (t) => [index('idx_handover_tickets_expires').on(t.expiresAt)],
);

/** Evidence that two members are one person; both sides confirm before anything moves. */
export const mergeProposals = mysqlTable(
  'merge_proposals',
  {
    id: idColumn('mergeProposal', 'id').primaryKey(),
    keepsId: idColumn('member', 'keeps_id').notNull(),
    absorbsId: idColumn('member', 'absorbs_id').notNull(),
    /** `phone` or `unionid`. */
    evidence: varchar('evidence', { length: 20 }).notNull(),
    /** Ciphertext of the phone that both verified (evidence `phone`). */
    phoneSealed: varchar('phone_sealed', { length: 300 }),
    /** open, merged, rejected, expired. Open at most once per pair: see openKey. */
    state: varchar('state', { length: 10 }).notNull(),
    /** `keeps:absorbs` while open, null afterwards: unique. */
    openKey: varchar('open_key', { length: 48 }),
    keepsConfirmedAt: instantColumn('keeps_confirmed_at'),
    absorbsConfirmedAt: instantColumn('absorbs_confirmed_at'),
    consentVersion: varchar('consent_version', { length: 32 }).notNull(),
    /** Everything that moved, written when merged. */
    moved: jsonColumn<Record<string, unknown>>('moved'),
    createdAt: instantColumn('created_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    closedAt: instantColumn('closed_at'),
  },
  (t) => [
    uniqueIndex('uq_merge_open').on(t.openKey),
    index('idx_merge_keeps').on(t.keepsId),
    index('idx_merge_absorbs').on(t.absorbsId),
  ],
);

/** What a person agreed to or withdrew, and on which text. */
export const consents = mysqlTable(
  'consents',
  {
    id: idColumn('event', 'id').primaryKey(),
    memberId: idColumn('member', 'member_id').notNull(),
    purpose: varchar('purpose', { length: 40 }).notNull(),
    textVersion: varchar('text_version', { length: 32 }).notNull(),
    isGranted: boolean('is_granted').notNull(),
    ip: varchar('ip', { length: 45 }).notNull(),
    at: instantColumn('at').notNull(),
  },
  (t) => [index('idx_consents_member').on(t.memberId, t.purpose)],
);

export const staff = mysqlTable(
  'staff',
  {
    id: idColumn('staff', 'id').primaryKey(),
    username: varchar('username', { length: 40 }).notNull(),
    name: varchar('name', { length: 40 }).notNull(),
    role: varchar('role', { length: 12 }).notNull(),
    /** argon2id; empty until the person has accepted their invitation. */
    passwordHash: varchar('password_hash', { length: 200 }).notNull(),
    /** SHA-256, hex, of the token of an invitation that is open. */
    invitationHash: varchar('invitation_hash', { length: 64 }),
    invitationUntil: instantColumn('invitation_until'),
    /** Ciphertext of the TOTP secret; null: TOTP not enrolled (refused in production). */
    totpSealed: varchar('totp_sealed', { length: 300 }),
    /** Last accepted TOTP step: a code is accepted once. */
    totpStep: int('totp_step').notNull().default(0),
    failedLogins: int('failed_logins').notNull().default(0),
    lockedUntil: instantColumn('locked_until'),
    isDisabled: boolean('is_disabled').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('uq_staff_username').on(t.username),
    uniqueIndex('uq_staff_invitation').on(t.invitationHash),
  ],
);
