/** How every script begins and ends: its failure is readable, its children are gone, its exit code tells. */
import { fail } from './log.mjs';
import { shutdown } from './processes.mjs';

/**
 * @param {() => Promise<number | void>} work returns the exit code, nothing for 0
 */
export async function main(work) {
  let code = 1;
  try {
    code = (await work()) ?? 0;
  } catch (error) {
    fail(error);
  }
  await shutdown();
  process.exit(code);
}
