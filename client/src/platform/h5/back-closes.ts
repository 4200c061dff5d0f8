/**
 * "Back" closes the sheet on top instead of leaving the page under it. While a sheet is open the page has a second entry
 * in the browser's history, which "back" takes away.
 *
 * A sheet that is closed otherwise leaves its entry behind, because `history.back()` comes later and would take the page
 * that somebody opens at once. Left behind, it stands for the page, and the entry under it is covered: whoever comes
 * to a covered entry is brought on, and Taro's router, which is asked last, never hears of it. A page that replaces this
 * one takes its upper entry only, and covers the lower one in the same way.
 *
 * Every entry is numbered, and knows which ones under it are covered: a reload forgets everything else.
 */
interface Entry {
  at: number;
  state: object;
  url: string;
}
interface Place {
  at: number;
  covered: readonly number[];
}
interface Sheet {
  /** A sheet goes with its page, and is asked again when that comes back. */
  isShown: () => boolean;
  /** Undefined: only a choice closes it. */
  close: (() => void) | undefined;
}

const native = {
  push: history.pushState.bind(history),
  replace: history.replaceState.bind(history),
  go: history.go.bind(history),
};

const placeOf = (state: unknown): Place | undefined => (state as { place?: Place } | null)?.place;

let covered = placeOf(history.state)?.covered ?? [];
let here = look(placeOf(history.state)?.at ?? 0);
/** Where somebody is being brought, for the router to hear of. */
let due: number | undefined;
const sheets: Sheet[] = [];

function look(at: number): Entry {
  return { at, state: { ...(history.state as object | null) }, url: location.href };
}

const placed = (state: object | null, at: number): object => ({ ...state, place: { at, covered } });

/** The entry that stands for the page. */
function top(at: number): number {
  return covered.includes(at) ? top(at + 1) : at;
}

/** The entry that stands for the page before. */
function below(at: number): number {
  return covered.includes(at - 1) ? below(at - 1) : at - 1;
}

function push(state: object | null, url?: string | URL | null): void {
  native.push(placed(state, here.at + 1), '', url);
  here = look(here.at + 1);
}

function replace(state: object | null, url?: string | URL | null): void {
  native.replace(placed(state, here.at), '', url);
  here = look(here.at);
}

/** What was ahead is gone with a new entry. */
function forgetAhead(): void {
  covered = covered.filter((at) => at < here.at);
}

history.pushState = (state: object | null, _title, url) => {
  forgetAhead();
  push(state, url);
};
history.replaceState = (state: object | null, _title, url) => replace(state, url);
/** Counts pages, as the router does. `history.back()` is left alone: some hosts press it for somebody. */
history.go = (pages = 0) => {
  if (pages >= 0) return native.go(pages);
  let at = here.at;
  for (let left = pages; left < 0; left += 1) at = below(at);
  return native.go(at - here.at);
};

function closeTopmost(): void {
  const shown = sheets.filter((sheet) => sheet.isShown());
  const last = shown.pop();
  last?.close?.();
  // Its entry again: another push would count as one that nobody asked for, which Chrome passes over.
  if (shown.length > 0 || !last?.close) native.go(1);
}

/** Between the entries of one page. */
function stay(from: Entry): void {
  const hasSheet = sheets.some((sheet) => sheet.isShown());
  if (here.at < from.at) {
    // Where another page was replaced, nobody may find it again, not even when there is nothing further back.
    replace(from.state, from.url);
    if (hasSheet) closeTopmost();
    else native.go(below(here.at) - here.at);
  } else if (!hasSheet) native.go(top(here.at) + 1 - here.at);
}

function onPop(event: PopStateEvent): void {
  const from = here;
  const isDue = due;
  due = undefined;
  const place = placeOf(history.state);
  if (!place) {
    // An entry that the browser made by itself, for a fragment.
    forgetAhead();
    here = look(here.at + 1);
    return replace(here.state);
  }
  here = look(place.at);
  covered = [...place.covered.filter((at) => at < here.at), ...covered.filter((at) => at >= here.at)];
  const page = top(here.at);
  if (here.at === from.at || here.at === isDue) return;
  if (page === top(from.at)) {
    event.stopImmediatePropagation();
    stay(from);
  } else if (page !== here.at) {
    event.stopImmediatePropagation();
    due = page;
    native.go(page - here.at);
  }
}

replace(here.state);
window.addEventListener('popstate', onPop, { capture: true });

/** For as long as a sheet is open. */
export function holdBack(sheet: Sheet): () => void {
  sheets.push(sheet);
  if (!covered.includes(here.at - 1)) {
    forgetAhead();
    covered = [...covered, here.at];
    push(here.state);
  }
  return () => void sheets.splice(sheets.indexOf(sheet), 1);
}
