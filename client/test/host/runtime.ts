import type { WebSocket } from 'ws';
import type { Canvases } from './canvas.js';
import type { Files } from './files.js';
import type { Journal } from './journal.js';
import type { Definitions } from './logic/definitions.js';
import type { ShareCard } from './logic/events.js';
import type { PageStack } from './logic/pages.js';
import type { Realm } from './logic/realm.js';
import type { Signals } from './logic/signals.js';
import type { Phone } from './phone.js';
import type { PlatformWire } from './platform-wire.js';
import type { Questions } from './questions.js';
import type { Program } from './program/program.js';
import type { Stage } from './stage.js';

/** How the mini-program was last brought up. */
export interface Entrance {
  path: string;
  query: Record<string, string>;
  /** A number on WeChat, a text of six digits on Douyin. */
  scene: number | string;
  referrerInfo: Record<string, unknown>;
}

/** The parts of one running mini-program, for the abilities of the platform. */
export interface Runtime {
  program: Program;
  phone: Phone;
  journal: Journal;
  realm: Realm;
  definitions: Definitions;
  stage: Stage;
  pages: PageStack;
  signals: Signals;
  files: Files;
  canvases: Canvases;
  /** Open connections, which end with the program. */
  sockets: Set<WebSocket>;
  questions: Questions;
  /** Intersection observers by number. */
  observers: Map<number, (entry: unknown) => void>;
  wire: PlatformWire;
  launchedBy: Entrance;
  enteredBy: Entrance;
  /** Opened inside Moments, without the app around it. */
  isSinglePage: boolean;
  /** Built-in origins and where the running server is instead. */
  addresses: [from: string, to: string][];
  /** Whether the platform has an ability and this host plays it. */
  canUse(name: string): boolean;
  /** Between pulling a page down and `stopPullDownRefresh`. */
  isRefreshing: boolean;
  /** What the last share button gave away. */
  lastShare: ShareCard | null;
  /** When somebody last touched the screen, by `performance.now()`. */
  lastTouch: number;
}
