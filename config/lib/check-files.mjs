/** Limits that hold for every file in the repository, whatever its language. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { ROOT, inRoot } from './paths.mjs';

const MAX_LINES = 400;
const MAX_BYTES = 1 << 20;
const COUNTED = /\.([cm]?[jt]sx?|s?css|sh)$/;
/** Made by a tool, or data. */
const EXEMPT = /^(pnpm-lock\.yaml|server\/drizzle\/|docs\/screenshots\/|artifacts\/)/;

/** Files git knows or would add; without git (an unpacked archive) nothing can have been added. */
function projectFiles() {
  if (!fs.existsSync(inRoot('.git'))) return [];
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 })
    .split('\0')
    .filter(Boolean);
}

/** @returns {string[]} one complaint for each file over a limit */
export function oversizedFiles() {
  return projectFiles()
    .filter((file) => !EXEMPT.test(file) && fs.existsSync(inRoot(file)))
    .flatMap((file) => {
      const bytes = fs.statSync(inRoot(file)).size;
      if (bytes > MAX_BYTES) return [`${file}: ${bytes} bytes, at most ${MAX_BYTES}`];
      if (!COUNTED.test(file)) return [];
      const lines = fs.readFileSync(inRoot(file), 'utf8').trimEnd().split('\n').length;
      return lines > MAX_LINES ? [`${file}: ${lines} lines, at most ${MAX_LINES}`] : [];
    });
}
