import fs from 'node:fs';

/** Jest's globalTeardown of the browser project. */
export default async function teardown() {
  if (!globalThis.testStack) return;
  const { stack, folder } = globalThis.testStack;
  await stack.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
