/** H5 is served by the server it talks to. */
export const apiOrigin = (): string => window.location.origin;
