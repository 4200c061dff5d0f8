import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { Control } from '../testing/control.js';
import { AliyunSms, type AliyunSmsConfig } from './index.js';

// Real: HTTP and signatures. Simulated: Aliyun, and the phones.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

const MINUTE = 60_000;
let simulators: Simulators;
let control: Control;
let sms: AliyunSms;
let offsetMs = 0;

beforeAll(async () => {
  simulators = await startSimulators({
    ports: { sms: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.001,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  sms = smsWith({});
});

afterAll(() => simulators.stop());

beforeEach(async () => {
  await control.post('reset');
  offsetMs = 0;
});

function smsWith(changes: Partial<AliyunSmsConfig>): AliyunSms {
  const config = { ...simulators.config.sms, endpoint: simulators.urls.sms!, ...changes };
  return new AliyunSms(config, {
    now: () => Date.now() + offsetMs,
    http: { timeoutMs: 1_200, maxRetries: 0 },
  });
}

async function moveClocks(toMs: number): Promise<void> {
  offsetMs = toMs;
  await control.post('clock', { offsetMs: toMs });
}

interface Message {
  phone: string;
  text: string;
  code?: string;
}

describe('sending', () => {
  it('puts the code where a person can read it', async () => {
    await sms.sendCode({ phone: '13800000001', code: '042917', outId: 'o1' });
    await sms.sendCode({ phone: '13800000002', code: '000002', outId: 'o2' });
    const inbox = await control.get<Message[]>('sms?phone=13800000001');
    expect(inbox).toHaveLength(1);
    expect(inbox[0]).toMatchObject({
      code: '042917',
      text: expect.stringContaining('【一脉商城】您的验证码为 042917') as string,
    });
    expect(await control.get<Message[]>('sms')).toHaveLength(2);
  });

  it('signs values that need escaping', async () => {
    const message = {
      phone: '13800000003',
      templateCode: 'SMS_200',
      params: { name: "a b~!'()*+/&=%中文", no: '1' },
    };
    expect((await sms.send(message)).providerNo).toMatch(/\^0$/);
  });

  it('limits codes per phone by the minute and the hour', async () => {
    const ask = (outId: string): Promise<void> =>
      sms.sendCode({ phone: '13800000004', code: '123456', outId });
    await ask('1');
    await expect(ask('2')).rejects.toMatchObject({ name: 'PersonRefused', reason: 'too-frequent' });
    for (let n = 1; n <= 4; n += 1) {
      await moveClocks(n * 2 * MINUTE);
      await ask(`more${n}`);
    }
    await moveClocks(20 * MINUTE);
    await expect(ask('sixth')).rejects.toMatchObject({ reason: 'too-frequent' });
    await moveClocks(70 * MINUTE);
    await expect(ask('next hour')).resolves.toBeUndefined();
  });

  it('tells a bad number from a bad set-up', async () => {
    await expect(sms.sendCode({ phone: '12', code: '1', outId: 'o' })).rejects.toMatchObject({
      reason: 'number-invalid',
    });
    const message = { phone: '13800000005', code: '1', outId: 'o' };
    await expect(smsWith({ accessKeySecret: 'wrong' }).sendCode(message)).rejects.toMatchObject({
      failure: 'unavailable',
      providerCode: 'SignatureDoesNotMatch',
    });
    await expect(smsWith({ accessKeyId: 'nobody' }).sendCode(message)).rejects.toMatchObject({
      failure: 'unavailable',
    });
    await expect(smsWith({ signName: '别家' }).sendCode(message)).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'isv.SMS_SIGNATURE_ILLEGAL',
    });
    offsetMs = 16 * MINUTE;
    await expect(sms.sendCode(message)).rejects.toMatchObject({
      failure: 'unavailable',
      providerCode: 'InvalidTimeStamp.Expired',
    });
  });

  it('that timed out is unknown, and is not repeated behind the person’s back', async () => {
    const eager = new AliyunSms(
      { ...simulators.config.sms, endpoint: simulators.urls.sms! },
      { now: () => Date.now(), http: { timeoutMs: 300, maxRetries: 2, firstDelayMs: 1 } },
    );
    await control.fault('sms', 'timeoutAfter');
    await expect(eager.sendCode({ phone: '13800000006', code: '1', outId: 'o' })).rejects.toMatchObject({
      failure: 'unknown',
    });
    expect(await control.get<Message[]>('sms')).toHaveLength(1);
    await control.fault('sms', 'http500');
    await expect(eager.sendCode({ phone: '13800000007', code: '1', outId: 'o' })).rejects.toMatchObject({
      failure: 'unknown',
      providerCode: 'isp.SYSTEM_ERROR',
    });
    expect(await control.get<Message[]>('sms')).toHaveLength(1);
  });
});
