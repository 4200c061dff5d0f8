import { signAmap, signKuaishou, signTencentMap, signTop } from './index.js';

describe('TOP', () => {
  const params = {
    method: 'taobao.tbk.dg.material.optional.upgrade',
    app_key: '12345678',
    sign_method: 'hmac',
    timestamp: '2026-01-01 10:00:00',
    format: 'json',
    v: '2.0',
    adzone_id: '111',
    q: '雨伞',
  };

  it('signs with hmac and with md5', () => {
    expect(signTop('simSecret', params, 'hmac')).toBe('BD114CFDA7A2F221249B546E52AA60E3');
    expect(signTop('simSecret', params, 'md5')).toBe('F97A4B14076C531687F8DF445F33B18B');
  });

  it('leaves out empty values and the sign itself', () => {
    expect(signTop('simSecret', { ...params, session: '', cat: undefined, sign: 'x' }, 'hmac')).toBe(
      'BD114CFDA7A2F221249B546E52AA60E3',
    );
  });
});

describe('Kuaishou', () => {
  const params = {
    access_token: 'simtoken',
    appkey: 'ks0000000001',
    method: 'open.order.cursor.list',
    param: '{"orderViewStatus":1,"pageSize":10}',
    signMethod: 'HMAC_SHA256',
    timestamp: '1767232800000',
    version: '1',
  };

  it('signs with HMAC_SHA256 and with MD5', () => {
    expect(signKuaishou('simSignSecret', params, 'HMAC_SHA256')).toBe(
      'YOJ49Q10bNLl80kmp4/we+/4dia9hm8I+aW3qlIcR0w=',
    );
    expect(signKuaishou('simSignSecret', params, 'MD5')).toBe('d8b209294921e1454515498eba82f30d');
  });

  it('leaves out absent values and the sign itself', () => {
    expect(signKuaishou('simSignSecret', { ...params, sign: 'x', scope: undefined }, 'MD5')).toBe(
      'd8b209294921e1454515498eba82f30d',
    );
  });
});

describe('maps', () => {
  it('signs a Tencent location request over path and raw query', () => {
    const params = { key: 'SIMKEY', address: '北京市海淀区彩和坊路海淀西大街74号' };
    expect(signTencentMap('simSK', '/ws/geocoder/v1/', params)).toBe('692544053e3e34325aedc030b91eb513');
  });

  it('signs an Amap request over the raw query only', () => {
    const params = { output: 'JSON', key: 'SIMKEY', address: '北京市朝阳区阜通东大街6号' };
    expect(signAmap('simPrivate', params)).toBe('d9056dd0e0bfe9be96ea17de7b449c4d');
  });
});
