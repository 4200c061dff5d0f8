// The shop and the people of the benchmark, made through the API like everybody else's.
import { randomUUID } from 'node:crypto';
import { HttpClient } from './http-client.js';

const STAFF = { username: 'owner', password: 'yimai-demo-2026' };
const DISTRICT = '440305';
/** Simulated persons beyond the plain buyers, who are 1, 2, 3 … */
const UPLINE = 97;
const SELLER = 98;
const REFERRED = 99;

const once = (code) => `${code}.${randomUUID().slice(0, 8)}`;

const PRODUCT = {
  images: [{ url: '/files/bench.jpg', width: 9, height: 9, placeholderColor: '#eeeeee' }],
  detail: [],
  freightTemplate: '全国包邮',
};
const SKU = { priceFen: 9900, costFen: 3000, stock: 10_000_000, weightGrams: 100 };
/** Specs of the product that has many SKUs. */
const LETTERS = [...'ABCDEFGH'];

/** The ids of its SKUs. */
async function putOnShelf(owner, { title, specs, skus }) {
  const category = await owner.send('POST /v1/console/categories', { name: title });
  const product = await owner.send('POST /v1/console/products', {
    ...PRODUCT,
    title,
    categoryIds: [category.id],
    specs,
    skus,
  });
  await owner.send(`PUT /v1/console/products/${product.id}/shelf`, { isOnShelf: true });
  return product.skus.map(({ id }) => id);
}

/** One product on the shelf. `owner` is the merchant, logged in. */
export async function openShop(base) {
  const owner = new HttpClient(base);
  owner.token = (await owner.send('POST /v1/console/login', STAFF)).accessToken;
  const [skuId] = await putOnShelf(owner, { title: '基准商品', specs: [], skus: [{ specs: [], ...SKU }] });
  return { skuId, owner };
}

/** Many SKUs to buy, so that nobody waits for anybody. */
export function openShelf(owner) {
  const skus = LETTERS.flatMap((one) => LETTERS.map((other) => ({ specs: [one, other], ...SKU })));
  const specs = [
    { name: '颜色', values: LETTERS },
    { name: '尺码', values: LETTERS },
  ];
  return putOnShelf(owner, { title: '基准货架', specs, skus });
}

async function logIn(base, no) {
  const client = new HttpClient(base);
  const login = await client.send('POST /v1/auth/wechat-mini', { code: once(`sim-user-${no}`) });
  client.token = login.tokens.accessToken;
  return client;
}

async function enterAs(base, no) {
  const client = await logIn(base, no);
  const address = await client.send('POST /v1/shop/addresses', {
    name: '张三',
    phone: '13800138000',
    districtCode: DISTRICT,
    detail: '科技园路 1 号',
  });
  return { client, addressId: address.id, openId: `oMINI_user_${no}` };
}

/** Buyer number `i` with an address. */
export const enter = (base, i) => enterAs(base, i + 1);

/** @returns the codes of the new distributor: to sell with and to recruit with */
async function becomeDistributor(base, owner, { no, name, inviteCode }) {
  const client = await logIn(base, no);
  await client.send('POST /v1/me/phone', { method: 'wechat', phoneCode: once(`sim-phone-${no}`) });
  await client.send('POST /v1/distributor/applications', {
    name,
    agreedToTerms: true,
    ...(inviteCode ? { inviteCode } : {}),
  });
  const { items } = await owner.send('GET /v1/console/distributor-applications?state=pending');
  const { id } = items.find((application) => application.name === name);
  await owner.send(`POST /v1/console/distributor-applications/${id}/decide`, { decision: 'approve' });
  // The guard knows within two seconds that the member is a distributor now.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const mint = async (target) => (await client.send('POST /v1/distributor/referral-codes', { target })).code;
  const codes = { sell: await mint('shop'), recruit: await mint('recruit') };
  client.close();
  return codes;
}

/** @returns the selling code of a distributor who has one distributor above */
export async function recruitTwo(base, owner) {
  const upline = await becomeDistributor(base, owner, { no: UPLINE, name: '上级' });
  const seller = { no: SELLER, name: '推荐人', inviteCode: upline.recruit };
  return (await becomeDistributor(base, owner, seller)).sell;
}

/** A buyer who opened the code. */
export async function bindBuyer(base, code) {
  const buyer = await enterAs(base, REFERRED);
  const click = { code, deviceId: randomUUID(), platform: 'wechat', scene: 'other', path: '' };
  await buyer.client.send('POST /v1/shop/clicks', click);
  return buyer;
}
