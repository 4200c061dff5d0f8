/** A mini-program's pages come without data. */
export function firstResponse(_path: string, _token: string | undefined): Promise<undefined> {
  return Promise.resolve(undefined);
}
