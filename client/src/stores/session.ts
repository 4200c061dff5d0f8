import { create } from 'zustand';
import type { Api } from '@yimai/shared/contracts/api';
import { storage } from '@/platform/storage';

export type Tokens = Api['refreshSession']['output']['tokens'];
export type Member = Api['getMe']['output'];

export interface Session {
  tokens: Tokens | null;
  member: Member | null;
}

const KEY = 'session';
const NOBODY: Session = { tokens: null, member: null };

/** Who is logged in. Read it in components; change it through `session`. */
export const useSession = create<Session>(() => storage.get<Session>(KEY) ?? NOBODY);

function put(next: Session): void {
  useSession.setState(next);
  if (next.tokens) storage.set(KEY, next);
  else storage.remove(KEY);
}

/** For code outside components, and the only way to change the session. */
export const session = {
  get: (): Session => useSession.getState(),
  isLoggedIn: (): boolean => useSession.getState().tokens !== null,
  start(tokens: Tokens, member: Member): void {
    put({ tokens, member });
  },
  setTokens(tokens: Tokens): void {
    put({ ...useSession.getState(), tokens });
  },
  setMember(member: Member): void {
    put({ ...useSession.getState(), member });
  },
  clear(): void {
    put(NOBODY);
  },
};
