// Each jest worker has a mall of its own.
const { JEST_WORKER_ID: worker = '1', TEST_MALLS: malls } = process.env;
if (malls) Object.assign(process.env, JSON.parse(malls)[Number(worker) - 1]);
