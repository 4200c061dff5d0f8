import { adjustClock } from './clock';
import { storage } from './storage';

interface FirstAnswers {
  /** The server's time, as in a Date header. */
  at?: string;
  /** Whom they were made for, where an experiment is under way. */
  device?: string;
  answers?: Record<string, unknown>;
}

/** What the server put into the document (server/src/storefront): answers to what this page asks first, by path. */
function read(): Record<string, unknown> {
  try {
    const known = JSON.parse(document.getElementById('first-answers')?.textContent ?? '{}') as FirstAnswers;
    adjustClock(known.at);
    const device = storage.get<string>('device');
    // A browser that had lost its cookie was taken for another one, which may see other variants.
    if (device && known.device && known.device !== device) return {};
    return known.answers ?? {};
  } catch {
    return {};
  }
}

const answers = read();

/** The answer to a request that the page came with. */
export function firstAnswer(path: string): unknown {
  return answers[path];
}
