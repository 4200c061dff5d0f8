import { endpoint } from './endpoint.js';

/** The people a distributor invited, two levels down and masked, and the links that bring them. */
export const networkEndpoints = {
  getInviteProgress: endpoint('GET /v1/distributor/invite-progress', 'distributor', {
    summary: 'How many of those I invited have become effective',
  }),
  listInvitees: endpoint('GET /v1/distributor/invitees', 'distributor', {
    summary: 'Whom I invited, and what each still lacks',
  }),
  getNetwork: endpoint('GET /v1/distributor/network', 'distributor', {
    summary: 'Who stands above me, I, and how many below',
  }),
  listPartners: endpoint('GET /v1/distributor/network/partners', 'distributor', {
    summary: 'My partners, or those of one of them',
  }),
  listReferralCodes: endpoint('GET /v1/distributor/referral-codes', 'distributor', {
    summary: 'The codes I have, newest first',
  }),
  checkLink: endpoint('POST /v1/distributor/link-checks', 'distributor', {
    summary: 'Whether a link or code of mine works, and what to do if not',
    rate: 'read',
  }),
} as const;
