import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSimulators } from '../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../simulators/src/testing/platform-config.js';
import { Control } from '../../src/gateways/testing/control.js';
import { NotificationReceiver } from '../../src/gateways/testing/receiver.js';
import { ReceiveNotification } from '../../src/workflows/receive-notification.js';
import { fakeClock } from '../support/index.js';
import { aDistribution, type TestDistribution } from './distribution.js';

export interface PayoutStage {
  shop: TestDistribution;
  control: Control;
  close(): Promise<void>;
}

/** A shop whose payouts go through the real gateway to the simulated WeChat Pay, and whose news come back signed. */
export async function aPayoutStage(): Promise<PayoutStage> {
  const clock = fakeClock();
  const begun = performance.now();
  const inbound = new NotificationReceiver();
  await inbound.start();
  const publicUrl = inbound.url('');
  const simulators = await startSimulators({
    ports: { control: 0, wechat: 0, 'wechat-pay': 0 },
    apiBaseUrl: publicUrl,
    retryScale: 0.001,
    quiet: true,
    config: testPlatformConfig(),
    wallClock: () => clock.now().getTime() + (performance.now() - begun),
  });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'yimai-payouts-')), 'platform.json');
  writeFileSync(file, JSON.stringify(simulators.config));
  const shop = await aDistribution({
    clock,
    config: {
      PLATFORM_CONFIG_FILE: file,
      PUBLIC_BASE_URL: publicUrl,
      SIM_CONTROL_URL: simulators.urls['control'],
      SIM_WECHAT_URL: simulators.urls['wechat'],
      SIM_WECHAT_PAY_URL: simulators.urls['wechat-pay'],
      isSimulated: true,
    },
  });
  inbound.answer = async ({ path: _path, ...raw }) =>
    shop.context.get(ReceiveNotification).fromPayoutChannel('wechat', raw);
  return {
    shop,
    control: new Control(simulators.urls['control'] ?? ''),
    async close() {
      await simulators.stop();
      await inbound.stop();
      await shop.close();
    },
  };
}
