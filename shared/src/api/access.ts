/** What a member of staff may do. Deny by default: an endpoint names the one permission it needs. */
export type Permission =
  | 'dashboard.read'
  | 'catalog.read'
  | 'catalog.write'
  | 'order.read'
  | 'order.ship'
  | 'aftersale.read'
  | 'aftersale.decide'
  | 'distributor.read'
  | 'distributor.decide'
  | 'policy.read'
  | 'policy.publish'
  | 'policy.confirm'
  | 'withdrawal.read'
  | 'withdrawal.review'
  | 'ledger.read'
  | 'trouble.settle'
  | 'audit.read'
  | 'staff.manage'
  | 'decoration.read'
  | 'decoration.write'
  | 'decoration.publish'
  | 'experiment.read'
  | 'experiment.write'
  | 'review.read'
  | 'review.write'
  | 'coupon.write'
  | 'material.read'
  | 'material.write'
  | 'material.approve';

export const STAFF_ROLES = ['owner', 'operator', 'finance', 'warehouse', 'service', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const READ_ALL: readonly Permission[] = [
  'dashboard.read',
  'catalog.read',
  'order.read',
  'aftersale.read',
  'distributor.read',
  'policy.read',
  'withdrawal.read',
  'ledger.read',
  'audit.read',
  'decoration.read',
  'experiment.read',
  'material.read',
  'review.read',
];

/** Which role holds which permission. The owner does not ship parcels: the warehouse does. */
export const ROLE_PERMISSIONS: Record<StaffRole, readonly Permission[]> = {
  owner: [
    ...READ_ALL,
    'catalog.write',
    'order.ship',
    'aftersale.decide',
    'distributor.decide',
    'policy.publish',
    'policy.confirm',
    'withdrawal.review',
    'trouble.settle',
    'coupon.write',
    'decoration.write',
    'decoration.publish',
    'experiment.write',
    'material.write',
    'material.approve',
    'review.write',
    'staff.manage',
  ],
  operator: [
    'dashboard.read',
    'catalog.read',
    'catalog.write',
    'order.read',
    'order.ship',
    'aftersale.read',
    'aftersale.decide',
    'distributor.read',
    'distributor.decide',
    'policy.read',
    'coupon.write',
    'decoration.read',
    'decoration.write',
    'decoration.publish',
    'experiment.read',
    'experiment.write',
    'material.read',
    'material.write',
    'material.approve',
    'review.read',
    'review.write',
  ],
  finance: [
    'dashboard.read',
    'order.read',
    'aftersale.read',
    'distributor.read',
    'policy.read',
    'policy.confirm',
    'withdrawal.read',
    'withdrawal.review',
    'trouble.settle',
    'ledger.read',
    'experiment.read',
  ],
  warehouse: ['catalog.read', 'order.read', 'order.ship', 'aftersale.read'],
  service: [
    'order.read',
    'aftersale.read',
    'aftersale.decide',
    'distributor.read',
    'catalog.read',
    'review.read',
    'review.write',
  ],
  auditor: READ_ALL,
};

export function roleAllows(role: StaffRole, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

/**
 * Who may call an endpoint. `anyone`: also without a token. `member`: a logged-in person. `distributor`: a member who
 * is an active distributor. `staff`: a member of staff holding the permission. `development`: only where simulators
 * are enabled, never in production.
 */
export type Access = 'anyone' | 'member' | 'distributor' | 'development' | { staff: Permission };

/** Which limit a call counts against (numbers in server/src/platform/http/rate-limit.ts). */
export type RateClass = 'read' | 'write' | 'login' | 'sms' | 'order' | 'money' | 'track' | 'link' | 'upload';
