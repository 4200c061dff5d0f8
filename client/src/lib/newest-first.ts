/** What the server tells oldest first, as timelines show it. Events of one instant keep their order of happening. */
export function newestFirst<T extends { at: string }>(events: readonly T[]): T[] {
  return [...events].reverse().sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
