import type { StaffView } from '@yimai/shared/contracts/staff';
import { useSyncExternalStore } from 'react';

/** Who is logged in. Kept for the tab only: closing it logs out. */
export interface Session {
  accessToken: string;
  expiresAt: string;
  staff: StaffView;
}

const STORE = 'yimai.console.session';
const listeners = new Set<() => void>();

function read(): Session | null {
  const text = sessionStorage.getItem(STORE);
  if (!text) return null;
  try {
    return JSON.parse(text) as Session;
  } catch {
    return null; // somebody else wrote there: as good as logged out
  }
}

let current = read();

export function getSession(): Session | null {
  return current;
}

export function setSession(next: Session | null): void {
  current = next;
  if (next) sessionStorage.setItem(STORE, JSON.stringify(next));
  else sessionStorage.removeItem(STORE);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session | null {
  return useSyncExternalStore(subscribe, getSession);
}
