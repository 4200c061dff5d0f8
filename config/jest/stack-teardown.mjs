import fs from 'node:fs';

/** Jest's globalTeardown of the browser project. */
export default async function teardown() {
  if (!globalThis.testMalls) return;
  const { stacks, folder } = globalThis.testMalls;
  await Promise.all(stacks.map((stack) => stack.stop()));
  fs.rmSync(folder, { recursive: true, force: true });
}
