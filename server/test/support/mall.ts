import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '@yimai/shared/api/access';
import { buildRequest } from '@yimai/shared/api/client';
import type { Endpoint } from '@yimai/shared/api/endpoint';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import type { ErrorBody } from '@yimai/shared/api/errors';
import { routes, type Output } from '@yimai/shared/contracts/api';
import type { StaffId } from '@yimai/shared/kernel/id';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import type { DevPlatformConfig } from '../../../simulators/src/core/dev-keys.js';
import { testPlatformConfig } from '../../../simulators/src/testing/platform-config.js';
import { SimHarness } from '../../../simulators/src/testing/harness.js';
import { createApp } from '../../src/create-app.js';
import { NotificationReceiver, type ReceivedNotification } from '../../src/gateways/testing/receiver.js';
import type { NotificationReply } from '../../src/gateways/ports.js';
import { InvariantsService } from '../../src/modules/health/index.js';
import { AccessTokens, StaffService } from '../../src/modules/identity/index.js';
import type { AppConfig } from '../../src/platform/config/index.js';
import { Database } from '../../src/platform/db/index.js';
import { JobDispatcher } from '../../src/platform/outbox/index.js';
import { testConfig } from './config.js';
import { truncateAll } from './truncate.js';

export interface Reply {
  status: number;
  /** Exactly what was sent. */
  text: string;
  body: unknown;
  error: Partial<ErrorBody['error']>;
}

export interface SendOptions {
  token?: string;
  key?: string;
  headers?: Record<string, string>;
}

export interface RawRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH' | 'HEAD';
  url: string;
  headers?: Record<string, string>;
  payload?: string | Buffer | object;
}

const PORTS = { wechat: 0, 'wechat-pay': 0, douyin: 0, alipay: 0, kuaidi100: 0, sms: 0 };

/**
 * The whole server behind HTTP on this worker's database, with the platforms played in the same process. Real:
 * everything of ours, signatures included. Not real: the platforms; the network between a client and us.
 */
export class TestMall {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly sim: SimHarness,
    readonly platform: DevPlatformConfig,
    readonly inbound: NotificationReceiver,
    private readonly folder: string,
  ) {}

  /** Opens on an emptied database. Takes about three seconds. */
  static async open(options: { config?: Partial<AppConfig>; logTo?: Writable } = {}): Promise<TestMall> {
    await emptyDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), 'yimai-mall-'));
    const inbound = new NotificationReceiver();
    await inbound.start();
    const platform = testPlatformConfig();
    const file = path.join(folder, 'platform.json');
    writeFileSync(file, JSON.stringify(platform));
    const sim = await SimHarness.start({ ports: PORTS, config: platform, apiBaseUrl: inbound.url('') });
    const { urls } = sim.sims;
    const config = testConfig({
      PLATFORM_CONFIG_FILE: file,
      PUBLIC_BASE_URL: inbound.url(''),
      DATA_DIR: folder,
      SIM_CONTROL_URL: urls['control'],
      SIM_WECHAT_URL: urls['wechat'],
      SIM_WECHAT_PAY_URL: urls['wechat-pay'],
      SIM_DOUYIN_URL: urls['douyin'],
      SIM_ALIPAY_URL: urls['alipay'],
      SIM_KUAIDI100_URL: urls['kuaidi100'],
      SIM_SMS_URL: urls['sms'],
      isSimulated: true,
      ...options.config,
    });
    const app = await createApp(config, options.logTo ? { logTo: options.logTo } : {});
    const mall = new TestMall(app, sim, platform, inbound, folder);
    inbound.answer = (message) => mall.deliver(message);
    return mall;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.sim.stop();
    await this.inbound.stop();
    await emptyDatabase();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Hands a platform's message or question to the server, as the internet would. */
  async deliver({ path: url, method, headers, rawBody }: ReceivedNotification): Promise<NotificationReply> {
    const { connection: _, 'content-length': __, ...rest } = headers;
    const response = await this.app.inject({
      method: method as 'GET' | 'POST',
      url,
      headers: rest as Record<string, string>,
      ...(method === 'GET' ? {} : { payload: rawBody }),
    });
    const contentType = String(response.headers['content-type'] ?? 'text/plain');
    return { status: response.statusCode, contentType, body: response.payload };
  }

  /** Any request at all. */
  async raw(request: RawRequest): Promise<Reply> {
    const response = await this.app.inject(request);
    let body: unknown = null;
    try {
      body = JSON.parse(response.payload);
    } catch {
      // Not JSON: `body` stays null and the caller's expectations fail.
    }
    const error = (body as Partial<ErrorBody> | null)?.error ?? {};
    return { status: response.statusCode, text: response.payload, body, error };
  }

  /** Calls an endpoint of the table with any input, and returns whatever came of it. */
  send(name: EndpointName, input: Record<string, unknown> = {}, options: SendOptions = {}): Promise<Reply> {
    const row: Endpoint = endpoints[name];
    const request = buildRequest(row, input);
    return this.raw({
      method: request.method,
      url: request.path,
      headers: {
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(row.idempotent && options.key !== '' ? { 'idempotency-key': options.key ?? randomUUID() } : {}),
        ...options.headers,
      },
      ...(request.body ? { payload: request.body } : {}),
    });
  }

  /** Calls an endpoint that must succeed and keep its contract. */
  async call<K extends EndpointName>(
    name: K,
    input: Record<string, unknown>,
    options: SendOptions = {},
  ): Promise<Output<K>> {
    const { status, body, text } = await this.send(name, input, options);
    if (status >= 300) throw new Error(`${name}: ${status} ${text}`);
    return routes[name].output.parse(body) as Output<K>;
  }

  /** Sends a form with one file, as a phone does. */
  async upload(
    name: 'uploadFile' | 'consoleUploadFile',
    { purpose, bytes, fileName = 'a.jpg' }: { purpose: string; bytes: Buffer; fileName?: string },
    options: SendOptions = {},
  ): Promise<Reply> {
    const form = new FormData();
    form.append('purpose', purpose);
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), fileName);
    const body = new Response(form);
    return this.raw({
      method: 'POST',
      url: endpoints[name].path,
      headers: {
        'content-type': body.headers.get('content-type') ?? '',
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...options.headers,
      },
      payload: Buffer.from(await body.arrayBuffer()),
    });
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(token as never, { strict: false });
  }

  async staffToken(role: StaffRole): Promise<string> {
    const [row] = await this.sql('SELECT id FROM staff WHERE username = ?', [role]);
    const staff = this.get(StaffService);
    const member = await staff.requireActive(Number(row?.['id']) as StaffId);
    const { token } = await this.get(AccessTokens).issueStaff(staff.claimsOf(member));
    return token;
  }

  async sql(statement: string, values: unknown[] = []): Promise<RowDataPacket[]> {
    const [rows] = await this.get(Database).pool.query<RowDataPacket[]>(statement, values);
    return rows;
  }

  /**
   * One number per table, of every row in it, except the tables named. Of the installation's facts the values count: a
   * process renews the times of its lease whatever else happens.
   */
  async checksums(except: readonly string[] = []): Promise<Record<string, string>> {
    const tables = await this.sql("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'");
    // How far 抖店 was read moves by itself.
    const apart = [...except, 'installation_facts', 'doudian_imports'];
    const names = tables.map((row) => String(Object.values(row)[0])).filter((name) => !apart.includes(name));
    const sums = await this.sql(`CHECKSUM TABLE ${names.map((name) => `\`${name}\``).join(', ')}`);
    const [facts] = await this.sql('SELECT SUM(CRC32(CONCAT(name, value))) AS sum FROM installation_facts');
    return {
      ...Object.fromEntries(sums.map((row) => [String(row['Table']).split('.')[1], String(row['Checksum'])])),
      installation_facts: String(facts?.['sum']),
    };
  }

  /** The checksums once nothing is under way any more: refunds and news of earlier cases arrive in their own time. */
  async settledChecksums(): Promise<Record<string, string>> {
    for (let before = await this.checksums(); ;) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const now = await this.checksums();
      if (JSON.stringify(now) === JSON.stringify(before)) return now;
      before = now;
    }
  }

  /** What is broken in the books, the stock and everywhere else; empty when all is well. */
  violations(): Promise<string[]> {
    return this.get(InvariantsService).violations();
  }

  jobs(): Promise<{ ran: number; failed: number }> {
    return this.get(JobDispatcher).drain();
  }

  /** Moves business time, here and at the platforms. */
  async moveTo(offsetMs: number): Promise<void> {
    await this.sim.control('clock', { offsetMs });
  }

  /** Runs jobs until the condition holds. */
  async until(condition: () => Promise<boolean>, what: string): Promise<void> {
    for (let waited = 0; waited < 8_000; waited += 20) {
      if (await condition()) return;
      await this.jobs();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`waited in vain for ${what}`);
  }
}

async function emptyDatabase(): Promise<void> {
  const pool = createPool(testConfig().DATABASE_URL);
  await truncateAll({ pool });
  await pool.end();
}
