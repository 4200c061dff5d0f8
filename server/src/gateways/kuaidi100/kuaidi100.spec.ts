import { CARRIERS, findCarrier, findCarrierByWechatId } from './carriers.js';
import { isPushSignature, signPush, signQuery } from './signing.js';
import { isFinalParcelState, parcelState } from './states.js';

describe('signatures', () => {
  it('signs a query', () => {
    const param = '{"com":"yuantong","num":"YT0000000000001","phone":"","resultv2":"4"}';
    expect(signQuery(param, { key: 'simKey12', customer: 'SIMCUSTOMER0001' })).toBe(
      'E0FBC52AE796A84A3A692511EC69C195',
    );
  });

  it('signs and verifies a push', () => {
    const param =
      '{"status":"polling","billstatus":"got","message":"","lastResult":{"message":"ok","state":"0","status":"200","condition":"","ischeck":"0","com":"yuantong","nu":"YT0000000000001","data":[]}}';
    expect(signPush(param, 'simSalt32')).toBe('5814466212EAA70B29BB178094F77961');
    expect(isPushSignature(param, 'simSalt32', '5814466212EAA70B29BB178094F77961')).toBe(true);
    expect(isPushSignature(`${param} `, 'simSalt32', '5814466212EAA70B29BB178094F77961')).toBe(false);
    expect(isPushSignature(param, 'simSalt32', undefined)).toBe(false);
  });
});

describe('carriers', () => {
  it('maps both ways without collisions', () => {
    expect(findCarrier('yuantong')?.wechatDeliveryId).toBe('YTO');
    expect(findCarrierByWechatId('SF')).toMatchObject({ code: 'shunfeng', needsPhone: true });
    expect(new Set(CARRIERS.map((c) => c.wechatDeliveryId)).size).toBe(CARRIERS.length);
    expect(findCarrier('unheard-of')).toBeUndefined();
  });
});

describe('states', () => {
  it.each([
    ['0', 'in-transit'],
    ['1', 'picked-up'],
    ['3', 'signed'],
    ['5', 'out-for-delivery'],
    ['13', 'trouble'],
    ['14', 'refused'],
    ['103', 'picked-up'],
    ['1001', 'in-transit'],
    ['1002', 'in-transit'],
    ['501', 'out-for-delivery'],
    ['301', 'signed'],
    ['304', 'signed'],
    ['211', 'trouble'],
    ['401', 'returned-signed'],
    ['', 'in-transit'],
    ['nonsense', 'in-transit'],
  ])('%s is %s', (code, state) => {
    expect(parcelState(code)).toBe(state);
  });

  it('knows which states are the end', () => {
    expect(isFinalParcelState('signed')).toBe(true);
    expect(isFinalParcelState('refused')).toBe(false);
  });
});
