/** A mini-program's pages are not made by a server. */
export const deviceCookie = {
  get(): string | undefined {
    return undefined;
  },
  set(_id: string): void {
    // Nobody reads it.
  },
};
