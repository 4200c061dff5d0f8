import type { TabBar } from '../program/config.js';

export interface Facade {
  page: number;
  title: string;
  background: string;
  color: string;
  /** The page draws its own navigation bar. */
  isCustom: boolean;
  hasBack: boolean;
  /** Its place in the tab bar. */
  tab: number | null;
}

/** What the app around the pages is told to show. */
export type ToShell =
  | { kind: 'open'; page: number; url: string }
  | { kind: 'close'; page: number }
  | ({ kind: 'show' } & Facade)
  | { kind: 'title'; title: string }
  | { kind: 'tab-bar'; tabBar: TabBar; assets: string }
  | { kind: 'badge'; index: number; text: string | null }
  | { kind: 'toast'; text: string | null }
  | { kind: 'ask'; question: number; title: string; content: string; choices: string[] };

/** What a person did outside of the pages. `choice` is an index, -1 closes the question. */
export type FromShell =
  { kind: 'back' } | { kind: 'tab'; index: number } | { kind: 'answer'; question: number; choice: number };

export interface ShellWindow {
  show(message: ToShell): void;
}
