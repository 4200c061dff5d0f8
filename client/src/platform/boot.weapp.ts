/** Mini-programs have the platform's launch screen. */
export function removeBootScreen(): void {}
