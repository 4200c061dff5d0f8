import { ApiError } from '@yimai/shared/api/client';
import { askAgain, once, unanswered } from './idempotency';

const disk = new Map<string, unknown>();
jest.mock('@/platform/storage', () => ({
  storage: {
    get: (key: string) => disk.get(key) ?? null,
    set: (key: string, value: unknown) => disk.set(key, value),
    remove: (key: string) => disk.delete(key),
  },
}));
let made = 0;
jest.mock('@/platform/random-id', () => ({ randomId: () => `key-${(made += 1)}` }));
let nowMs = 0;
jest.mock('@/platform/clock', () => ({ phoneMs: () => nowMs }));

const keys: string[] = [];
const answering = (answer: () => unknown) => (_input: unknown, options: { idempotencyKey: string }) => {
  keys.push(options.idempotencyKey);
  return Promise.resolve().then(answer);
};
const refusing = (error: Error) =>
  answering(() => {
    throw error;
  });

beforeEach(() => {
  disk.clear();
  keys.length = 0;
  made = 0;
  nowMs = 0;
});

describe('a request that must happen once', () => {
  it('stores its key before it is sent', async () => {
    await once('pay:1', { input: {} }, () => {
      expect(disk.get('once.pay:1')).toMatchObject({ key: 'key-1' });
      return Promise.resolve();
    });
    expect(disk.size).toBe(0);
  });

  it('repeats the key after a lost answer and after a busy server', async () => {
    await expect(once('pay:1', { input: { a: 1 } }, refusing(new Error('网络')))).rejects.toThrow('网络');
    await expect(
      once('pay:1', { input: { a: 1 } }, refusing(new ApiError(503, 'BUSY', '', ''))),
    ).rejects.toThrow();
    await expect(
      once('pay:1', { input: { a: 1 } }, refusing(new ApiError(409, 'IDEMPOTENCY_IN_FLIGHT', '', ''))),
    ).rejects.toThrow();
    await expect(
      once(
        'pay:1',
        { input: { a: 1 } },
        answering(() => 'paid'),
      ),
    ).resolves.toBe('paid');
    expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1']);
  });

  it('takes a new key after a final answer, for other content, and after a day', async () => {
    await expect(
      once('pay:1', { input: { a: 1 } }, refusing(new ApiError(409, 'OUT_OF_STOCK', '', ''))),
    ).rejects.toThrow();
    await expect(once('pay:1', { input: { a: 1 } }, refusing(new Error('网络')))).rejects.toThrow();
    await expect(once('pay:1', { input: { a: 2 } }, refusing(new Error('网络')))).rejects.toThrow();
    nowMs += 25 * 3600 * 1000;
    await once(
      'pay:1',
      { input: { a: 2 } },
      answering(() => 'done'),
    );
    expect(keys).toEqual(['key-1', 'key-2', 'key-3', 'key-4']);
  });

  it('sends what was sent before for the same wish, also when the input is a newer one', async () => {
    const sent: unknown[] = [];
    const order = (quote: string, answer: () => unknown) =>
      once('order', { input: { quote }, wish: { tea: 1 } }, (input, options) => {
        sent.push([input.quote, options.idempotencyKey]);
        return Promise.resolve().then(answer);
      });
    const lost = (): never => {
      throw new Error('网络');
    };
    await expect(order('first', lost)).rejects.toThrow();
    await order('second', () => 'placed');
    await order('third', () => 'placed');
    expect(sent).toEqual([
      ['first', 'key-1'],
      ['first', 'key-1'],
      ['third', 'key-2'],
    ]);
  });

  it('knows what was never answered, and asks for that again', async () => {
    const asked: unknown[] = [];
    const hearing = (input: unknown, options: { idempotencyKey: string }): Promise<unknown> => {
      asked.push(input);
      return answering(() => 'order')(input, options);
    };
    expect(unanswered('order')).toBeUndefined();
    await expect(askAgain('order', hearing)).resolves.toBeUndefined();
    await expect(once('order', { input: { sku: 1 } }, refusing(new Error('lost')))).rejects.toThrow('lost');
    expect(unanswered('order')).toEqual({ sku: 1 });
    await expect(askAgain('order', hearing)).resolves.toBe('order');
    expect(asked).toEqual([{ sku: 1 }]);
    expect(keys).toEqual(['key-1', 'key-1']);
    expect(unanswered('order')).toBeUndefined();
  });

  it('forgets what was refused, and after a day what was not answered', async () => {
    const gone = new ApiError(409, 'OUT_OF_STOCK', '', '');
    await expect(once('order', { input: 1 }, refusing(new Error('lost')))).rejects.toThrow('lost');
    await expect(askAgain('order', refusing(gone))).rejects.toBe(gone);
    expect(unanswered('order')).toBeUndefined();
    await expect(once('order', { input: 1 }, refusing(new Error('lost')))).rejects.toThrow('lost');
    nowMs += 24 * 3600 * 1000;
    expect(unanswered('order')).toBeUndefined();
  });
});
