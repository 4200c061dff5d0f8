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

interface Known extends Session {
  /** The access token the server made or took since the program started: one that was kept may have ended long ago. */
  takenToken: string | undefined;
}

/** Who is logged in. Read it in components; change it through `session`. */
export const useSession = create<Known>(() => ({
  ...(storage.get<Session>(KEY) ?? NOBODY),
  takenToken: undefined,
}));

function put({ tokens, member }: Session): void {
  useSession.setState({ tokens, member });
  if (tokens) storage.set(KEY, { tokens, member });
  else storage.remove(KEY);
}

/** For code outside components, and the only way to change the session. */
export const session = {
  get: (): Session => useSession.getState(),
  isLoggedIn: (): boolean => useSession.getState().tokens !== null,
  start(tokens: Tokens, member: Member): void {
    put({ tokens, member });
    session.took(tokens.accessToken);
  },
  setTokens(tokens: Tokens): void {
    put({ ...useSession.getState(), tokens });
    session.took(tokens.accessToken);
  },
  /** The server took this token. */
  took(takenToken: string): void {
    if (takenToken !== useSession.getState().takenToken) useSession.setState({ takenToken });
  },
  setMember(member: Member): void {
    put({ ...useSession.getState(), member });
  },
  clear(): void {
    put(NOBODY);
  },
};
