import { z } from '@yimai/shared/kernel/zod';

const url = z.url();
const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Every variable the server reads. `.env.example` explains them in the same order. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8080),
  PUBLIC_BASE_URL: url.default('http://127.0.0.1:8080'),
  DATABASE_URL: z
    .string()
    .regex(/^(mysql|mariadb):\/\//, 'expected mysql://user:password@host:port/database'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .optional(),
  DATA_DIR: z.string().default('.data'),
  /** The bucket for uploaded files, with its host: unset, they live in DATA_DIR. */
  S3_BUCKET_URL: url.optional(),
  S3_REGION: z.string().default('auto'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  STATIC_H5_DIR: z.string().optional(),
  STATIC_CONSOLE_DIR: z.string().optional(),
  RUN_JOBS: flag.default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** 32 bytes, base64: signs access tokens and quotes. */
  TOKEN_SECRET: z.string().default('ZGV2ZWxvcG1lbnQtdG9rZW4tc2VjcmV0LW5vdC1mb3I='),
  /** `keyId:base64(32 bytes)`, newest first, comma separated: encrypts personal data. */
  PII_KEYS: z.string().default('dev1:ZGV2ZWxvcG1lbnQtcGlpLWtleS1ub3QtZm9yLXByb2Q='),
  /** 32 bytes, base64: blind index of personal data. Never the same as a PII key. */
  PII_INDEX_KEY: z.string().default('ZGV2ZWxvcG1lbnQtaW5kZXgta2V5LW5vdC1mb3ItcHI='),
  PLATFORM_CONFIG_FILE: z.string().optional(),
  SIM_CONTROL_URL: url.optional(),
  SIM_WECHAT_URL: url.optional(),
  SIM_WECHAT_PAY_URL: url.optional(),
  SIM_DOUYIN_URL: url.optional(),
  SIM_ALIPAY_URL: url.optional(),
  SIM_KUAIDI100_URL: url.optional(),
  SIM_SMS_URL: url.optional(),
});

type Environment = z.output<typeof Environment>;

export interface AppConfig extends Environment {
  isProduction: boolean;
  /** True when any platform is simulated: the development endpoints and the clock offset exist. */
  isSimulated: boolean;
}

/** The configuration is unusable; the message says which variable and why. */
export class ConfigError extends Error {}

const DEVELOPMENT_DEFAULTS = ['TOKEN_SECRET', 'PII_KEYS', 'PII_INDEX_KEY'] as const;

function decodedLength(base64: string): number {
  return Buffer.from(base64, 'base64').length;
}

function assertKeys(env: Environment): string[] {
  const problems: string[] = [];
  if (decodedLength(env.TOKEN_SECRET) < 32)
    problems.push('TOKEN_SECRET: expected at least 32 bytes in base64');
  if (decodedLength(env.PII_INDEX_KEY) < 32)
    problems.push('PII_INDEX_KEY: expected at least 32 bytes in base64');
  for (const pair of env.PII_KEYS.split(',')) {
    const [keyId, key] = pair.split(':');
    if (!keyId || !key || decodedLength(key) !== 32)
      problems.push('PII_KEYS: expected keyId:base64(32 bytes), comma separated');
  }
  return problems;
}

function assertProduction(env: Environment): string[] {
  const problems: string[] = [];
  const defaults = Environment.parse({ DATABASE_URL: env.DATABASE_URL });
  for (const name of DEVELOPMENT_DEFAULTS) {
    if (env[name] === defaults[name])
      problems.push(`${name}: the development default is refused in production`);
  }
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('SIM_') && value) problems.push(`${name}: simulators are refused in production`);
  }
  if (!env.PUBLIC_BASE_URL.startsWith('https://'))
    problems.push('PUBLIC_BASE_URL: expected https:// in production');
  if (!env.PLATFORM_CONFIG_FILE) problems.push('PLATFORM_CONFIG_FILE: required in production');
  return problems;
}

function assertBucket(env: Environment): string[] {
  const isHalf = env.S3_BUCKET_URL && !(env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY);
  return isHalf ? ['S3_BUCKET_URL: needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY'] : [];
}

/** Reads and validates the environment. Throws {@link ConfigError} listing every problem at once. */
export function loadConfig(source: NodeJS.ProcessEnv = process.env): AppConfig {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`Configuration refused:\n  ${problems.join('\n  ')}`);
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  const problems = [...assertKeys(env), ...assertBucket(env), ...(isProduction ? assertProduction(env) : [])];
  if (problems.length > 0) throw new ConfigError(`Configuration refused:\n  ${problems.join('\n  ')}`);
  return { ...env, isProduction, isSimulated: Boolean(env.SIM_CONTROL_URL) && !isProduction };
}
