// Yimai as a contender of an outside benchmark: `exports.start(concurrency)` gives { name, http, pids, one(i), stop }.
// Uses the benchmark's own database server (BENCH_DB_PORT, user and password `bench`), so both sides share one engine.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, startProgram } from './children.js';
import { startYimai } from './contenders.js';

const PROVIDERS = ['CONTROL', 'WECHAT', 'WECHAT_PAY', 'DOUYIN', 'ALIPAY', 'KUAIDI100', 'SMS'];

export async function start(concurrency) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-bench-'));
  const platformFile = path.join(folder, 'platform.json');
  const ports = await Promise.all(PROVIDERS.map(async (name) => [name, await freePort()]));
  Object.assign(process.env, {
    PLATFORM_CONFIG_FILE: platformFile,
    SIM_CONFIG_FILE: platformFile,
    SIM_QUIET: '1',
    DATA_DIR: folder,
    ...Object.fromEntries(
      ports.flatMap(([name, port]) => [
        [`SIM_${name}_PORT`, String(port)],
        [`SIM_${name}_URL`, `http://127.0.0.1:${port}`],
      ]),
    ),
  });
  const simulators = await startProgram('simulators/dist/main.js', {});
  const port = process.env.BENCH_DB_PORT ?? '33999';
  const ours = await startYimai(`mysql://bench:bench@127.0.0.1:${port}/yimai`, concurrency);
  return {
    ...ours,
    stop() {
      void ours.stop();
      void simulators.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
