import { adjustClock } from './clock';

interface FirstAnswers {
  /** The server's time, as in a Date header. */
  at?: string;
  answers?: Record<string, unknown>;
}

/** What the server put into the document (server/src/storefront): answers to what this page asks first, by path. */
function read(): Record<string, unknown> {
  try {
    const known = JSON.parse(document.getElementById('first-answers')?.textContent ?? '{}') as FirstAnswers;
    adjustClock(known.at);
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
