import { asId, parseId, type Id } from '@yimai/shared/kernel/id';
import { createTestModule, type TestContext } from '../../../test/support/index.js';
import { AddressModule } from './address.module.js';
import { AddressService, type AddressInput } from './address.service.js';

// Real: encryption, database. Fake: the clock.
const ME = asId('member', 1);
const OTHER = asId('member', 2);
const input = (changes: Partial<AddressInput> = {}): AddressInput => ({
  name: '张三',
  phone: '13800000001',
  districtCode: '440305',
  detail: '科技园 1 号',
  isDefault: false,
  ...changes,
});

describe('addresses', () => {
  let context: TestContext;
  let addresses: AddressService;

  beforeAll(async () => {
    context = await createTestModule({ imports: [AddressModule] });
    addresses = context.get(AddressService);
  });
  beforeEach(() => context.reset());
  afterAll(() => context.close());

  const create = async (changes: Partial<AddressInput> = {}, member = ME): Promise<Id<'address'>> => {
    context.clock.advance(1000);
    const view = await context.inTx((tx) => addresses.create(tx, member, input(changes)));
    return parseId('address', view.id) as Id<'address'>;
  };
  const mine = (addressId: Id<'address'>, memberId = ME) => ({ memberId, addressId });
  const defaults = async (): Promise<string[]> =>
    (await addresses.list(ME)).filter(({ isDefault }) => isDefault).map(({ detail }) => detail);

  it('come back whole, with province and city', async () => {
    await create();
    expect(await addresses.list(ME)).toEqual([
      expect.objectContaining({
        name: '张三',
        phone: '13800000001',
        province: '广东省',
        city: '深圳市',
        district: '南山区',
        provinceCode: '44',
        cityCode: '4403',
        isDefault: true,
      }),
    ]);
  });

  it.each(['000000', '440000', '990101', '440399'])('refuse the region %s', async (districtCode) => {
    await expect(create({ districtCode })).rejects.toMatchObject({ code: 'REGION_INVALID' });
    const id = await create();
    await expect(
      context.inTx((tx) => addresses.update(tx, mine(id), input({ districtCode }))),
    ).rejects.toMatchObject({ code: 'REGION_INVALID' });
  });

  it('have one default, whatever happens', async () => {
    const a = await create({ detail: 'A 楼' });
    const b = await create({ detail: 'B 楼', isDefault: true });
    expect(await defaults()).toEqual(['B 楼']);
    await context.inTx((tx) => addresses.update(tx, mine(a), input({ detail: 'A 楼', isDefault: true })));
    expect(await defaults()).toEqual(['A 楼']);
    await context.inTx((tx) => addresses.update(tx, mine(a), input({ detail: 'A 楼' })));
    expect(await defaults()).toEqual(['A 楼']);
    await context.inTx((tx) => addresses.remove(tx, mine(a)));
    expect(await defaults()).toEqual(['B 楼']);
    await context.inTx((tx) => addresses.remove(tx, mine(b)));
    expect(await addresses.list(ME)).toEqual([]);
    expect(await addresses.defaultForOrder(ME)).toBeNull();
  });

  it('are at most twenty, also of a crowd', async () => {
    for (let i = 0; i < 18; i += 1) await create();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => create({ isDefault: true })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(create()).rejects.toMatchObject({ code: 'ADDRESS_LIMIT' });
    expect(await defaults()).toHaveLength(1);
  });

  it('belong to one member', async () => {
    const id = await create();
    const missing = { code: 'ADDRESS_NOT_FOUND' };
    await expect(addresses.forOrder(OTHER, id)).rejects.toMatchObject(missing);
    await expect(context.inTx((tx) => addresses.update(tx, mine(id, OTHER), input()))).rejects.toMatchObject(
      missing,
    );
    await expect(context.inTx((tx) => addresses.remove(tx, mine(id, OTHER)))).rejects.toMatchObject(missing);
    await context.inTx((tx) => addresses.remove(tx, mine(id)));
    await expect(addresses.forOrder(ME, id)).rejects.toMatchObject(missing);
  });

  it('are ready for an order', async () => {
    const id = await create();
    expect(await addresses.forOrder(ME, id)).toMatchObject({
      addressId: id,
      name: '张三',
      phone: '13800000001',
      detail: '科技园 1 号',
      districtCode: '440305',
      regionText: '广东省深圳市南山区',
    });
  });

  it('do not open when ciphertext was moved to another row or column, or altered', async () => {
    const [a, b] = [await create({ phone: '13800000001' }), await create({ phone: '13800000002' })];
    const { pool } = context.database;
    const sealed = async (id: number): Promise<string> => {
      const [rows] = await pool.query('SELECT phone_sealed AS text FROM addresses WHERE id = ?', [id]);
      return (rows as { text: string }[])[0]?.text ?? '';
    };
    const original = await sealed(b);
    const tamper = async (column: string, text: string): Promise<void> => {
      await pool.query('UPDATE addresses SET ?? = ? WHERE id = ?', [column, text, b]);
      await expect(addresses.forOrder(ME, b)).rejects.toThrow();
      await pool.query('UPDATE addresses SET phone_sealed = ? WHERE id = ?', [original, b]);
    };
    await tamper('phone_sealed', await sealed(a));
    await tamper('phone_sealed', original.slice(0, -6) + (original.endsWith('AAAA==') ? 'BBBB==' : 'AAAA=='));
    await tamper('name_sealed', original);
  });

  it('move in a merge and keep one default', async () => {
    await create({ detail: 'A 楼' });
    await create({ detail: 'B 楼' }, OTHER);
    const moved = await context.inTx((tx) =>
      addresses.absorb(tx, { keepsId: ME, absorbsId: OTHER, at: context.clock.now() }),
    );
    expect(moved.addressIds).toHaveLength(1);
    expect((await addresses.list(ME)).map(({ detail }) => detail)).toEqual(['A 楼', 'B 楼']);
    expect(await defaults()).toEqual(['A 楼']);
    expect(await addresses.list(OTHER)).toEqual([]);
  });

  it('leave nothing readable in the table', async () => {
    await create();
    const [rows] = await context.database.pool.query('SELECT * FROM addresses');
    const dump = JSON.stringify(rows);
    for (const planted of ['13800000001', '张三', '科技园']) expect(dump).not.toContain(planted);
  });
});
