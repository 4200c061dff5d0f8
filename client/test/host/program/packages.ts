import type { Dialect } from '../dialects.js';

export interface ProgramFile {
  /** Relative to the program's folder. */
  path: string;
  bytes: number;
}

export interface PackageSize {
  /** Empty for the main package. */
  root: string;
  bytes: number;
}

const MB = 1024 * 1024;
/** Ours, far below the platform's: a package is what somebody waits for. */
export const BUDGET = { main: 0.8 * MB, sub: 1 * MB } as const;

/** What each package weighs. A file belongs to the sub-package whose folder it lies in, else to the main package. */
export function packageSizes(files: readonly ProgramFile[], roots: readonly string[]): PackageSize[] {
  const sizes = new Map([['', 0], ...roots.map((root): [string, number] => [root, 0])]);
  for (const { path, bytes } of files) {
    const root = roots.find((candidate) => path.startsWith(`${candidate}/`)) ?? '';
    sizes.set(root, (sizes.get(root) ?? 0) + bytes);
  }
  return [...sizes].map(([root, bytes]) => ({ root, bytes }));
}

const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;

/** Packages that the platform would refuse or that break our own budget. */
export function packageProblems(sizes: readonly PackageSize[], dialect: Dialect): string[] {
  const problems = sizes.flatMap(({ root, bytes }) => {
    const name = root === '' ? 'the main package' : `the package ${root}`;
    const budget = root === '' ? BUDGET.main : BUDGET.sub;
    if (bytes > dialect.packageLimit)
      return [`${name} has ${kb(bytes)}, the platform takes ${kb(dialect.packageLimit)}`];
    return bytes > budget ? [`${name} has ${kb(bytes)}, our budget is ${kb(budget)}`] : [];
  });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > dialect.totalLimit) problems.push(`all packages together have ${kb(total)}`);
  return problems;
}
