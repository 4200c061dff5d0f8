/** What is drawn goes to another process in one piece: nothing is won by slices, and two pieces cost more. */
export const useGently = (isThere: boolean): boolean => isThere;
