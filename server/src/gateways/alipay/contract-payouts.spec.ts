import { fen } from '@yimai/shared/kernel/money';
import { startSimulators } from '../../../../simulators/src/start.js';
import { testPlatformConfig } from '../../../../simulators/src/testing/platform-config.js';
import { aPayout } from '../testing/builders.js';
import { Control } from '../testing/control.js';
import { NotificationReceiver } from '../testing/receiver.js';
import { AlipayClient, AlipayPayoutChannel } from './index.js';

// Real: HTTP and signatures both ways. Simulated: Alipay.
type Simulators = Awaited<ReturnType<typeof startSimulators>>;

let simulators: Simulators;
let control: Control;
let payouts: AlipayPayoutChannel;
const receiver = new NotificationReceiver();

beforeAll(async () => {
  await receiver.start();
  simulators = await startSimulators({
    ports: { alipay: 0, control: 0 },
    apiBaseUrl: 'http://127.0.0.1:9',
    retryScale: 0.0005,
    quiet: true,
    config: testPlatformConfig(),
  });
  control = new Control(simulators.urls.control!);
  const { alipay } = simulators.config;
  const client = new AlipayClient(
    {
      appId: alipay.appId,
      sellerId: alipay.sellerId,
      appPrivateKeyPem: alipay.app.privateKeyPem,
      gatewayUrl: `${simulators.urls.alipay}/gateway.do`,
      trust: { publicKeyPem: alipay.alipay.publicKeyPem },
    },
    { now: () => Date.now(), http: { timeoutMs: 1_200, maxRetries: 0 } },
  );
  payouts = new AlipayPayoutChannel(client);
});

afterAll(async () => {
  await simulators.stop();
  await receiver.stop();
});

beforeEach(() => {
  receiver.clear();
  receiver.answer = () => payouts.acknowledge('accepted');
});

describe('paying out', () => {
  it('reaches the payee, and the same number never pays twice', async () => {
    const payout = aPayout(receiver.url('/payout'));
    const submitted = await payouts.submit(payout);
    expect(submitted).toMatchObject({ state: 'succeeded', outBillNo: payout.outBillNo, amountFen: 5_000 });
    expect(await payouts.submit(payout)).toMatchObject({ channelBillNo: submitted.channelBillNo });
    await expect(payouts.submit({ ...payout, amountFen: fen(5_001) })).rejects.toMatchObject({
      failure: 'rejected',
    });
    expect(await payouts.query(payout.outBillNo)).toMatchObject({ state: 'succeeded', amountFen: 5_000 });
    const message = await receiver.nth(0, '/payout');
    expect(await payouts.readNotification(message)).toMatchObject({
      kind: 'payout',
      fact: { outBillNo: payout.outBillNo, state: 'succeeded' },
    });
  });

  it('DEALING is processing, then succeeds or fails', async () => {
    const dealing = aPayout(receiver.url('/payout'));
    await control.action('alipay', 'nextTransfer', { outcome: 'dealing' });
    expect(await payouts.submit(dealing)).toMatchObject({ state: 'processing' });
    await receiver.nth(0, '/payout');
    expect(await payouts.query(dealing.outBillNo)).toMatchObject({ state: 'succeeded' });
    const failing = aPayout(receiver.url('/payout'));
    await control.action('alipay', 'nextTransfer', { outcome: 'fail' });
    expect(await payouts.submit(failing)).toMatchObject({ state: 'processing' });
    await receiver.nth(1, '/payout');
    expect(await payouts.query(failing.outBillNo)).toMatchObject({
      state: 'failed',
      failReason: 'PAYEE_ACC_OCUPIED',
    });
  });

  it('after a time-out that succeeded, the query finds it and the number stays spent', async () => {
    const payout = aPayout(receiver.url('/payout'));
    await control.fault('alipay', 'timeoutAfter', { operation: 'alipay.fund.trans.uni.transfer' });
    await expect(payouts.submit(payout)).rejects.toMatchObject({ failure: 'unknown' });
    expect(await payouts.query(payout.outBillNo)).toMatchObject({ state: 'succeeded' });
  });

  it('is refused for a wrong name, an unknown account and an empty balance', async () => {
    await expect(
      payouts.submit(aPayout(receiver.url('/payout'), { payeeName: '李四' })),
    ).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'PAYEE_USER_INFO_ERROR',
    });
    await expect(
      payouts.submit(aPayout(receiver.url('/payout'), { payeeId: 'nobody@example.cn' })),
    ).rejects.toMatchObject({
      providerCode: 'PAYEE_NOT_EXIST',
    });
    await control.action('alipay', 'setBalance', { balanceFen: 10 });
    await expect(payouts.submit(aPayout(receiver.url('/payout')))).rejects.toMatchObject({
      failure: 'rejected',
      providerCode: 'PAYER_BALANCE_NOT_ENOUGH',
    });
    await control.action('alipay', 'setBalance', { balanceFen: 1_000_000 });
    expect(await payouts.query('W-never-made')).toMatchObject({ state: 'unknown-number' });
  });

  it('rejects a forged message', async () => {
    const raw = {
      headers: {},
      rawBody: Buffer.from('msg_method=alipay.fund.trans.order.changed&sign_type=RSA2&sign=AAAA'),
    };
    await expect(payouts.readNotification(raw)).rejects.toMatchObject({ failure: 'forged' });
  });
});
