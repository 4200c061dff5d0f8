/** A mini-program's pages come without data. */
export function firstAnswer(_path: string): unknown {
  return undefined;
}
