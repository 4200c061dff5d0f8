import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createClient, type Client } from '@yimai/shared/api/client';
import type { Api } from '@yimai/shared/contracts/api';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { SimHarness } from '../../../../simulators/src/testing/harness.js';
import { testConfig, truncateAll } from '../../../test/support/index.js';
import { createApp } from '../../create-app.js';
import { newTotpSecret, StaffService, totpCode } from '../../modules/identity/index.js';
import { Database, UnitOfWork } from '../../platform/db/index.js';

/** Real: the whole server, our gateways, HTTP, the database. Played: WeChat, Douyin and the SMS provider. */
const PHONE = '13800000007';

describe('people, from the phone to the database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yimai-people-'));
  const platform = testPlatformConfig();
  let sim: SimHarness;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    sim = await SimHarness.start({ ports: { wechat: 0, douyin: 0, sms: 0 }, config: platform });
    const file = path.join(folder, 'platform.json');
    writeFileSync(file, JSON.stringify(platform));
    const { wechat, douyin, sms } = sim.sims.urls;
    app = await createApp(
      testConfig({
        PLATFORM_CONFIG_FILE: file,
        SIM_WECHAT_URL: wechat,
        SIM_DOUYIN_URL: douyin,
        SIM_SMS_URL: sms,
      }),
    );
  }, 60_000);
  beforeEach(async () => {
    await sim.reset();
    await truncateAll(app.get(Database));
  });
  afterAll(async () => {
    await app?.close();
    await sim?.stop();
    rmSync(folder, { recursive: true });
  });

  /** Our own client over the server in this process. */
  const as = (token?: string): Client<Api> =>
    createClient<Api>(async ({ method, path: url, body, headers }) => {
      const authorization = token ? { authorization: `Bearer ${token}` } : {};
      const response = await app.inject({
        method,
        url,
        payload: body,
        headers: { ...headers, ...authorization },
      });
      return { status: response.statusCode, data: response.json() as unknown };
    });
  const sms = async (purpose: 'login' | 'verify' | 'merge', phone = PHONE): Promise<string> => {
    await as().sendSmsCode({ phone, purpose });
    const [newest] = await sim.control<{ code?: string }[]>(`sms?phone=${phone}`);
    return newest?.code ?? '';
  };
  const once = (code: string): string => `${code}.${randomUUID()}`;
  const oauth = async (persona: number, extra = ''): Promise<{ code: string; state: string }> => {
    const { url } = await as().wechatH5AuthorizeUrl({ returnPath: '/pages/home/index' });
    const address = `${url.split('#')[0]}&sim_persona=${persona}${extra}`;
    const answer = await fetch(address, { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    return { code: back.searchParams.get('code') ?? '', state: back.searchParams.get('state') ?? '' };
  };

  it('are recognised in WeChat, on the web and after a refresh, and logged out', async () => {
    const mini = await as().loginWechatMini({ code: once('sim-user-7'), deviceId: 'device-0007' });
    const web = await as().loginWechatH5(await oauth(7));
    expect([web.isNewMember, web.returnPath, web.member.id]).toEqual([
      false,
      '/pages/home/index',
      mini.member.id,
    ]);
    const { tokens } = await as().refreshSession({ refreshToken: mini.tokens.refreshToken });
    const me = as(tokens.accessToken);
    expect(await me.updateMe({ nickname: '小七' })).toMatchObject({ nickname: '小七' });
    expect((await me.listMyIdentities()).items).toHaveLength(3);
    expect(await me.logout()).toEqual({ ok: true });
    await expect(me.getMe()).rejects.toMatchObject({ code: 'TOKEN_REVOKED', status: 401 });
    await expect(as(web.tokens.accessToken).getMe()).resolves.toMatchObject({ nickname: '小七' });
  });

  it('are refused as a page preview, with a spent code, and when the platform says no', async () => {
    await expect(as().loginWechatH5(await oauth(8, '&sim_snapshot=1'))).rejects.toMatchObject({
      code: 'LOGIN_SNAPSHOT_USER',
    });
    const code = once('sim-user-8');
    await as().loginWechatMini({ code });
    await expect(as().loginWechatMini({ code })).rejects.toMatchObject({ code: 'LOGIN_CODE_INVALID' });
    await expect(as().loginDouyin({ code: 'nonsense' })).rejects.toMatchObject({
      code: 'LOGIN_CODE_INVALID',
    });
  });

  it('become one across WeChat and Douyin by their phone', async () => {
    const wechat = await as().loginWechatMini({ code: once('sim-user-7') });
    const inWechat = as(wechat.tokens.accessToken);
    const verified = await inWechat.verifyPhone({ method: 'wechat', phoneCode: once('sim-phone-7') });
    expect(verified).toMatchObject({ mergeProposal: null, member: { phoneMasked: '138****0007' } });

    const douyin = await as().loginDouyin({ code: once('sim-user-7') });
    expect(douyin.isNewMember).toBe(true);
    const inDouyin = as(douyin.tokens.accessToken);
    const { mergeProposal } = await inDouyin.verifyPhone({
      method: 'douyin',
      phoneCode: once('sim-phone-7'),
    });
    expect(await inWechat.getMergeProposal()).toMatchObject({ proposal: { id: mergeProposal?.id } });
    const input = {
      proposalId: mergeProposal?.id ?? '',
      consentVersion: mergeProposal?.consentVersion ?? '',
      otherSideSmsCode: await sms('merge'),
    };
    const merged = await inDouyin.confirmMerge(input, { idempotencyKey: randomUUID() });
    expect(merged).toMatchObject({ state: 'merged', member: { id: wechat.member.id } });
    await expect(inDouyin.getMe()).rejects.toMatchObject({ code: 'TOKEN_REVOKED' });
    await expect(as(merged.tokens?.accessToken).getMe()).resolves.toMatchObject({ id: wechat.member.id });
    expect((await as().loginDouyin({ code: once('sim-user-7') })).member.id).toBe(wechat.member.id);
  });

  it('log in by phone and keep addresses', async () => {
    const { tokens } = await as().loginPhone({ phone: PHONE, smsCode: await sms('login') });
    const me = as(tokens.accessToken);
    await expect(as().sendSmsCode({ phone: PHONE, purpose: 'login' })).rejects.toMatchObject({
      code: 'SMS_TOO_FREQUENT',
      status: 429,
    });
    const fields = { name: '张三', phone: PHONE, districtCode: '440305', detail: '科技园 1 号' };
    const created = await me.createAddress(fields);
    const changed = await me.updateAddress({ ...fields, addressId: created.id, detail: '科技园 2 号' });
    expect(changed).toMatchObject({ id: created.id, detail: '科技园 2 号', isDefault: true });
    const stranger = await as().loginWechatMini({ code: once('sim-user-9') });
    await expect(
      as(stranger.tokens.accessToken).deleteAddress({ addressId: created.id }),
    ).rejects.toMatchObject({
      code: 'ADDRESS_NOT_FOUND',
    });
    await me.deleteAddress({ addressId: created.id });
    expect(await me.listAddresses()).toEqual({ items: [] });
  });

  it('of the staff enter the console, and shoppers do not', async () => {
    const totpSecret = newTotpSecret();
    const seed = {
      username: 'boss',
      name: '老板',
      role: 'owner',
      password: 'p'.repeat(12),
      totpSecret,
    } as const;
    await app.get(UnitOfWork).run((tx) => app.get(StaffService).ensure(tx, seed));
    const login = { username: 'boss', password: 'p'.repeat(12) };
    await expect(as().loginStaff(login)).rejects.toMatchObject({ code: 'TOTP_REQUIRED' });
    const { accessToken } = await as().loginStaff({ ...login, totp: totpCode(totpSecret, new Date()) });
    expect(await as(accessToken).getStaffMe()).toMatchObject({ name: '老板', role: 'owner' });
    await expect(as(accessToken).getMe()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const shopper = await as().loginWechatMini({ code: once('sim-user-9') });
    await expect(as(shopper.tokens.accessToken).getStaffMe()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
