/** Debian packages, where we may install them. */
import fs from 'node:fs';
import { ReadableError, step } from './log.mjs';
import { run } from './processes.mjs';

/** True as root on a system with apt-get. */
export const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get');

const apt = (...args) => run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });

/**
 * Installs packages without their recommendations. The package lists may be missing or old (a fresh container has none):
 * they are refreshed once, when the first attempt fails.
 * @param {string[]} packages
 * @throws {ReadableError} when this machine or this user cannot, or when apt-get fails twice
 */
export async function aptInstall(packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!canInstall()) throw new ReadableError(`Please install what is missing, for example: sudo ${command}`);
  const install = () =>
    apt('install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...packages);
  await step(command, async () => {
    try {
      await install();
    } catch {
      // Usually a missing or stale package list; a real fault shows again below.
      await apt('update');
      await install();
    }
  });
}
