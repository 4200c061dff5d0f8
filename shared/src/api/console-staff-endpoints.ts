import { CREATED, endpoint } from './endpoint.js';

/** The merchant's staff: who they are, how they come in, and who may let them. */
export const consoleStaffEndpoints = {
  loginStaff: endpoint('POST /v1/console/login', 'anyone', {
    summary: 'Log in with password and TOTP',
    rate: 'login',
  }),
  openStaffInvitation: endpoint('POST /v1/console/invitation', 'anyone', {
    summary: 'Whom an invitation is for, and a new TOTP secret',
    rate: 'login',
  }),
  acceptStaffInvitation: endpoint('POST /v1/console/invitation/accept', 'anyone', {
    summary: 'Choose a password, confirm the TOTP secret, and be logged in',
    rate: 'login',
  }),
  getStaffMe: endpoint(
    'GET /v1/console/me',
    { staff: 'order.read' },
    { summary: 'The logged-in member of staff' },
  ),
  changeStaffPassword: endpoint(
    'PUT /v1/console/me/password',
    { staff: 'order.read' },
    { summary: 'Change one’s own password', rate: 'login' },
  ),
  consoleListStaff: endpoint('GET /v1/console/staff', { staff: 'staff.manage' }, { summary: 'All staff' }),
  inviteStaff: endpoint(
    'POST /v1/console/staff',
    { staff: 'staff.manage' },
    { summary: 'Add a member of staff; the answer has the link of the invitation', ...CREATED },
  ),
  reinviteStaff: endpoint(
    'POST /v1/console/staff/:staffId/invitation',
    { staff: 'staff.manage' },
    { summary: 'Drop password and TOTP of a member of staff and invite again' },
  ),
  updateStaff: endpoint(
    'PUT /v1/console/staff/:staffId',
    { staff: 'staff.manage' },
    { summary: 'Change name and role of a member of staff, or whether they may log in' },
  ),
};
