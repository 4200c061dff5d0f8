/** What every database spec of the server starts from. */
export { testConfig } from './config.js';
export { FakeClock, fakeClock } from './fake-clock.js';
export { createTestModule, type TestContext, type TestModuleOptions } from './module.js';
export { truncateAll } from './truncate.js';
export { memberCall } from './calls.js';
export { FakePeople } from './people.js';
