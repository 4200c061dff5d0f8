/** Jest's globalTeardown of the db project: the server and its folder go. */
export default async function teardown() {
  await globalThis.testDatabases?.stop();
}
