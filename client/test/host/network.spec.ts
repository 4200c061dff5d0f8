import { FaultPlan, Network } from './network.js';

describe('faults', () => {
  it('hit the requests they were meant for, as often as they were meant to', () => {
    const plan = new FaultPlan();
    plan.add({ matches: /^POST \/v1\/shop\/orders$/, kind: 'lost', times: 2 });
    expect(plan.take('GET', 'http://a/v1/shop/orders')).toBeUndefined();
    expect(plan.take('POST', 'http://a/v1/shop/orders?x=1')?.kind).toBe('lost');
    expect(plan.take('POST', 'http://a/v1/shop/orders')?.kind).toBe('lost');
    expect(plan.take('POST', 'http://a/v1/shop/orders')).toBeUndefined();
  });

  it('come in the order they were planned in', () => {
    const plan = new FaultPlan();
    plan.add({ matches: /payments/, kind: 503 });
    plan.add({ matches: /payments/, kind: 'lost' });
    expect([
      plan.take('POST', 'http://a/payments')?.kind,
      plan.take('POST', 'http://a/payments')?.kind,
    ]).toEqual([503, 'lost']);
  });
});

describe('the network', () => {
  it('tells of a change once, until nobody listens', () => {
    const network = new Network();
    const heard: boolean[] = [];
    const stop = network.onChange((isOnline) => heard.push(isOnline));
    network.isOnline = false;
    network.isOnline = false;
    stop();
    network.isOnline = true;
    expect(heard).toEqual([false]);
  });
});
