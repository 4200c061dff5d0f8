import { loadDevPlatformConfig, type ProviderName } from './core/index.js';
import { startSimulators } from './start.js';

const PORT_VARIABLES: Record<ProviderName | 'control', string> = {
  control: 'SIM_CONTROL_PORT',
  wechat: 'SIM_WECHAT_PORT',
  'wechat-pay': 'SIM_WECHAT_PAY_PORT',
  douyin: 'SIM_DOUYIN_PORT',
  alipay: 'SIM_ALIPAY_PORT',
  kuaidi100: 'SIM_KUAIDI100_PORT',
  sms: 'SIM_SMS_PORT',
};

/** Reads the environment (see simulators/README.md), starts, and says so in one JSON line. */
async function main(): Promise<void> {
  const { env } = process;
  if (env.NODE_ENV === 'production') throw new Error('the simulators never run in production');
  const ports: Partial<Record<ProviderName | 'control', number>> = {};
  for (const [name, variable] of Object.entries(PORT_VARIABLES)) {
    const value = env[variable];
    if (value !== undefined && value !== '') ports[name as ProviderName] = portOf(variable, value);
  }
  const running = await startSimulators({
    ports,
    dataFile: env.SIM_DATA_FILE,
    publicHost: env.SIM_PUBLIC_HOST,
    apiBaseUrl: env.SIM_API_BASE_URL ?? 'http://127.0.0.1:3000',
    retryScale: Number(env.SIM_RETRY_SCALE ?? '1'),
    quiet: env.SIM_QUIET === '1',
    config: env.SIM_CONFIG_FILE ? loadDevPlatformConfig(env.SIM_CONFIG_FILE) : undefined,
    reusableLoginCodes: env.SIM_REUSABLE_LOGIN_CODES !== '0',
  });
  process.stdout.write(`${JSON.stringify({ ready: true, urls: running.urls })}\n`);
  const stop = (): void => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function portOf(variable: string, value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${variable} is not a port: ${value}`);
  return port;
}

await main();
