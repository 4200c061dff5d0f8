import type { Distributor } from '../api';

export interface Application {
  name: string;
  inviteCode: string;
  note: string;
  agreed: boolean;
}

export interface Known {
  mine: Pick<Distributor, 'name' | 'refused'>;
  nickname?: string;
  /** Of the invitation that led here. */
  inviteCode?: string;
  /** Of the last link that was followed. */
  referral?: string | null;
}

/**
 * What the form holds before anything is typed. What was refused is given back, except for the consent; the invitation
 * that led here is newer than the one written then.
 */
export function firstForm({ mine, nickname, inviteCode, referral }: Known): Application {
  const { refused } = mine;
  return {
    name: mine.name ?? nickname ?? '',
    inviteCode: inviteCode ?? (refused ? refused.inviteCode : referral) ?? '',
    note: refused?.note ?? '',
    agreed: false,
  };
}
