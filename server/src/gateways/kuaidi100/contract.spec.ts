import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { Control } from '../testing/control.js';
import { NotificationReceiver } from '../testing/receiver.js';
import { Kuaidi100Client, type Kuaidi100Config } from './index.js';

// Real: HTTP and signatures both ways. Simulated: 快递100, and the roads.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

const HOUR = 3_600_000;
let simulators: Simulators;
let control: Control;
let client: Kuaidi100Client;
const receiver = new NotificationReceiver();

beforeAll(async () => {
  await receiver.start();
  simulators = await startSimulators({
    ports: { kuaidi100: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.00001,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  client = clientWith({});
});

afterAll(async () => {
  await simulators.stop();
  await receiver.stop();
});

beforeEach(() => {
  receiver.clear();
  receiver.answer = () => client.acknowledge('accepted');
});

function clientWith(changes: Partial<Kuaidi100Config>): Kuaidi100Client {
  return new Kuaidi100Client(
    { ...simulators.config.kuaidi100, baseUrl: simulators.urls.kuaidi100!, ...changes },
    { http: { timeoutMs: 1_200, maxRetries: 0 } },
  );
}

describe('tracking', () => {
  it('moves with the clock and tells the subscriber, until it is signed for', async () => {
    const parcel = { carrierCode: 'yuantong', trackingNo: 'YT0000000000001' };
    await client.subscribe(parcel, receiver.url());
    const pickedUp = client.readPush(await receiver.nth(0));
    expect(pickedUp).toMatchObject({
      kind: 'progress',
      track: { ...parcel, state: 'picked-up', signed: false },
    });

    await control.post('clock', { offsetMs: 31 * HOUR });
    const out = client.readPush(await receiver.nth(1));
    expect(out.track).toMatchObject({
      state: 'out-for-delivery',
      steps: [{ state: 'out-for-delivery' }, {}, {}, { state: 'picked-up' }],
    });
    expect(out.eventId).not.toBe(pickedUp.eventId);

    await control.post('clock', { offsetMs: 40 * HOUR });
    expect(client.readPush(await receiver.nth(2))).toMatchObject({
      kind: 'finished',
      track: { state: 'signed', signed: true },
    });
    const track = await client.query(parcel);
    expect(track.signed).toBe(true);
    const times = track.steps.map((step) => step.at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times[0]! - times.at(-1)!).toBe(34 * HOUR);
    await control.post('clock', { offsetMs: 0 });
  });

  it('subscribing twice is as good as once', async () => {
    const parcel = { carrierCode: 'zhongtong', trackingNo: '78000000000002' };
    await client.subscribe(parcel, receiver.url());
    await client.subscribe(parcel, receiver.url());
    await receiver.nth(0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(receiver.received).toHaveLength(1);
  });

  it('can be pushed along by hand', async () => {
    const parcel = { carrierCode: 'jd', trackingNo: 'JD0000000003' };
    await client.query(parcel);
    await control.action('kuaidi100', 'advance', { number: parcel.trackingNo });
    expect(await client.query(parcel)).toMatchObject({ state: 'in-transit' });
  });
});

describe('pushes', () => {
  it('come again after an error, and are forged with another salt or an altered body', async () => {
    const answers = [client.acknowledge('rejected')];
    receiver.answer = () => answers.shift() ?? client.acknowledge('accepted');
    await client.subscribe({ carrierCode: 'ems', trackingNo: 'EMS000000004' }, receiver.url());
    const raw = await receiver.nth(0);
    expect(client.readPush(await receiver.nth(1)).eventId).toBe(client.readPush(raw).eventId);
    const forged = expect.objectContaining({ failure: 'forged' });
    expect(() => clientWith({ salt: 'other' }).readPush(raw)).toThrow(forged);
    expect(() =>
      client.readPush({
        ...raw,
        rawBody: Buffer.from(raw.rawBody.toString().replace('EMS000000004', 'EMS000000005')),
      }),
    ).toThrow(forged);
    expect(() => client.readPush({ headers: {}, rawBody: Buffer.from('param={}') })).toThrow(forged);
  });

  it('with a corrupt signature are followed by a proper one', async () => {
    await control.notifications('kuaidi100', 'corrupt');
    receiver.answer = (message) => (client.readPush(message), client.acknowledge('accepted'));
    await client.subscribe({ carrierCode: 'yunda', trackingNo: '4300000000006' }, receiver.url());
    expect(() =>
      client.readPush(receiver.received[0] ?? { headers: {}, rawBody: Buffer.alloc(0) }),
    ).toThrow();
    expect(client.readPush(await receiver.nth(1)).kind).toBe('progress');
  });
});

describe('refusals and trouble', () => {
  it('needs the phone for 顺丰', async () => {
    const parcel = { carrierCode: 'shunfeng', trackingNo: 'SF0000000000007' };
    await expect(client.query(parcel)).rejects.toMatchObject({ failure: 'rejected', providerCode: '408' });
    await expect(client.query({ ...parcel, phone: '13800000001' })).resolves.toMatchObject({
      state: 'picked-up',
    });
  });

  it('tells a wrong key from a wrong carrier', async () => {
    const parcel = { carrierCode: 'yuantong', trackingNo: 'YT0000000000008' };
    await expect(clientWith({ key: 'wrong' }).query(parcel)).rejects.toMatchObject({
      failure: 'unavailable',
      providerCode: '503',
    });
    await expect(clientWith({ key: 'wrong' }).subscribe(parcel, receiver.url())).rejects.toMatchObject({
      failure: 'unavailable',
    });
    await expect(client.query({ ...parcel, carrierCode: 'nobody' })).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: '700',
    });
  });

  it('is unknown on 500 and on silence; the subscription may then be repeated', async () => {
    const parcel = { carrierCode: 'shentong', trackingNo: 'STO0000000009' };
    await control.fault('kuaidi100', 'http500');
    await expect(client.query(parcel)).rejects.toMatchObject({ failure: 'unknown' });
    await control.fault('kuaidi100', 'timeoutAfter', { operation: 'subscribe' });
    await expect(client.subscribe(parcel, receiver.url())).rejects.toMatchObject({ failure: 'unknown' });
    await expect(client.subscribe(parcel, receiver.url())).resolves.toBeUndefined();
  });
});
