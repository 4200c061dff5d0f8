import { signEcpayCallback, signEcpayRequest } from './legacy-signatures.js';

describe('ecpay', () => {
  const body = {
    app_id: 'tt0000000000000001',
    out_order_no: 'M2026010100001P1',
    total_amount: 12990,
    subject: '测试商品',
    body: '测试商品',
    valid_time: 900,
    cp_extra: '',
    notify_url: 'https://mall.example.cn/api/pay/douyin/notify',
    sign: 'ignored',
  };

  it('signs the values of a request', () => {
    expect(signEcpayRequest('simSALT', body)).toBe('c22bea14681d251705d878078a32cf67');
  });

  it('trims values and one pair of quotes around them', () => {
    const padded = { ...body, subject: ' "测试商品" ', cp_extra: 'null' };
    expect(signEcpayRequest('simSALT', padded)).toBe('c22bea14681d251705d878078a32cf67');
  });

  it('changes with the amount', () => {
    expect(signEcpayRequest('simSALT', { ...body, total_amount: 1 })).not.toBe(
      'c22bea14681d251705d878078a32cf67',
    );
  });

  it('signs a callback', () => {
    const msg =
      '{"appid":"tt0000000000000001","cp_orderno":"M2026010100001P1","way":"2","payment_order_no":"PCP1","total_amount":12990,"status":"SUCCESS","order_id":"N1"}';
    expect(signEcpayCallback('simToken', { timestamp: '1767232800', nonce: '797', msg })).toBe(
      '7c1b6f6caf0b3cc030e10541b46b8bdd77255801',
    );
  });
});
