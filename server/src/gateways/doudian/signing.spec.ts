import { paramJson, signRequest } from './signing.js';

describe('a request to 抖店', () => {
  const request = {
    appKey: '7000000000000000001',
    method: 'order.searchList',
    paramJson: paramJson({ size: 20, page: 0 }),
    timestamp: '1767232800',
  };

  it('is signed byte for byte', () => {
    expect(request.paramJson).toBe('{"page":0,"size":20}');
    expect(signRequest('simSecret', request)).toBe(
      'faecf072866315ba71f20dce864d72175ab4b90efac4d29377b3f68c0920f5d9',
    );
  });

  it.each([
    { appKey: '7000000000000000002' },
    { method: 'order.orderDetail' },
    { paramJson: '{"page":1,"size":20}' },
    { timestamp: '1767232801' },
  ])('has another signature with %j', (change) => {
    expect(signRequest('simSecret', { ...request, ...change })).not.toBe(signRequest('simSecret', request));
  });

  it('sorts keys at every level and keeps angle brackets', () => {
    expect(paramJson({ b: [{ d: '<a>', c: null }], a: 1, z: undefined })).toBe(
      '{"a":1,"b":[{"c":null,"d":"<a>"}]}',
    );
  });
});
