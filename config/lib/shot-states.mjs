/**
 * The same page on another day. A state changes what the browser is told by the API, so every page has every state
 * without a shop that is in it.
 */

const API = '**/v1/**';
/** Who one is does not depend on the day: without it every page would be a login wall. */
const isIdentity = (url) => /\/v1\/(auth\b|me(\?|$))/.test(url);

/** The document brings answers of its own, which no change of the API's would reach. */
async function withoutFirstAnswers(context) {
  await context.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /<script type="application\/json" id="first-answers">.*?<\/script>/s,
      '',
    );
    return route.fulfill({ response, body });
  });
}

const EMPTY_CART = { totalQuantity: 0, selectedQuantity: 0, selectedFen: 0 };

function emptied(body) {
  if (Array.isArray(body.blocks)) return { ...body, blocks: [] };
  if (!Array.isArray(body.items)) return body;
  return {
    ...body,
    items: [],
    ...('nextCursor' in body ? { nextCursor: null } : {}),
    ...('selectedFen' in body ? EMPTY_CART : {}),
  };
}

const LONG = {
  title: '深山头采手工慢焙限量典藏家庭分享装（附赠手写产地卡与定制收纳布袋）Limited-Edition',
  subtitle: '海拔一千二百米的老茶园，谷雨前七日采摘，古法炭焙三道，一年只出一季，送礼自饮都得体',
  nickname: '慢慢生活在江南小镇的老王和他的猫',
  author: '慢慢生活在江南小镇的老王和他的猫',
  name: '阿依古丽·买买提·吐尔逊江',
  distributorName: '慢慢生活在江南小镇的老王',
  servedBy: '慢慢生活在江南小镇的老王',
  skuText: '典藏家庭分享装 2.5kg × 6 盒 · 附手写产地卡 · 月白色礼袋',
  detail: '滨河街道文三路与学院路交叉口东北角创业大厦二期 B 座十七层一七零二室（货梯直达，工作日九点后可收）',
  text: '包装很仔细，三层防震；茶汤清亮，第一泡就有兰花香，连泡七道仍有回甘。家里老人也喜欢，已经是第三次回购，准备过年再给亲戚带几份。',
  note: '放在小区东门丰巢柜，谢谢；如果柜满请电话联系，工作日晚上七点以后方便，周末全天都在家。',
};
const LONGER_VALUE = '（家庭分享典藏装）';
const FACTOR = 1_000; // ¥128.00 becomes ¥128,000.00

function lengthened(value, key = '') {
  if (typeof value === 'string') return value && key in LONG ? LONG[key] : value;
  if (typeof value === 'number') return /Fen$/.test(key) ? value * FACTOR : value;
  if (Array.isArray(value)) {
    const isValues = (key === 'values' || key === 'specs') && value.every((one) => typeof one === 'string');
    return value.map((one) => (isValues ? `${one}${LONGER_VALUE}` : lengthened(one, key)));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lengthened(one, name)]));
}

const TROUBLES = [
  (one) => ({ ...one, addedPriceFen: one.priceFen + 1_000 }),
  (one) => ({ ...one, state: 'short', quantity: 5, available: 2 }),
  (one) => ({ ...one, addedPriceFen: one.priceFen - 500, available: 8 }),
  (one) => ({ ...one, state: 'sold-out', available: 0 }),
  (one) => ({ ...one, state: 'off-shelf', available: 0 }),
];

/** A cart that has waited too long: everything that can have happened to a line, happened. */
function troubled(body) {
  if (!('selectedFen' in body) || body.items.length === 0) return body;
  const items = TROUBLES.map((change, index) => {
    const one = body.items[index % body.items.length];
    return change({ ...one, skuId: `${one.skuId}-${index}` });
  });
  return { ...body, items };
}

const FAILURE = {
  error: { code: 'INTERNAL', message: '系统开小差了，请稍后再试', requestId: '9f2c6b1e7a40' },
};

/**
 * What another day is like, for a browser and for the mini-programs' host alike.
 * @typedef {object} State
 * @property {(body: any) => any} [change] what the API answers, changed
 * @property {'fails' | 'waits'} [api] it answers with a failure, or not at all
 * @property {number} [afterMs] the picture is taken so long after the page came, instead of when nothing moves
 * @property {boolean} [goesOffline] just before the picture
 * @property {boolean} [isLarge] somebody has set letters 1.3 times as large; of browsers only
 */
/** @type {Record<string, State>} */
export const STATES = {
  empty: { change: emptied },
  troubled: { change: troubled },
  long: { change: (body) => lengthened(body) },
  error: { api: 'fails', afterMs: 6_000 }, // two more tries of the query layer
  loading: { api: 'waits', afterMs: 1_500 },
  slow: { api: 'waits', afterMs: 5_500 },
  offline: { goesOffline: true },
  large: { isLarge: true },
};

async function answer(route, { change, api }) {
  if (isIdentity(route.request().url())) return route.continue();
  if (api === 'waits') return undefined;
  if (api === 'fails') return route.fulfill({ status: 500, json: FAILURE });
  const response = await route.fetch();
  const body = await response.json().catch(() => undefined);
  if (!response.ok() || body === undefined) return route.fulfill({ response });
  return route.fulfill({ response, json: change(body) });
}

function enlargeLetters() {
  const size = 'html { font-size: calc(1.3 * clamp(17.0667px, 5.33333vw, 20px)) !important }';
  globalThis.addEventListener('DOMContentLoaded', () => {
    const style = globalThis.document.createElement('style');
    style.textContent = size;
    globalThis.document.head.append(style);
  });
}

/**
 * Makes it that day for everything a browser will open.
 * @param {import('playwright-core').BrowserContext} context
 * @param {State} state
 */
export async function prepareBrowser(context, state) {
  if (!state.change && !state.api && !state.isLarge) return;
  await withoutFirstAnswers(context);
  if (state.isLarge) await context.addInitScript(enlargeLetters);
  else await context.route(API, (route) => answer(route, state));
}

/**
 * Makes it that day on the phone of a mini-program's host.
 * @param {{ faults: { add: (fault: any) => void }, rewrite: ((url: string, body: any) => any) | null }} network
 * @param {State} state
 */
export function preparePhone(network, { change, api }) {
  const matches = / \/v1\/(?!auth\b|me$)/;
  if (api === 'fails') network.faults.add({ matches, kind: 500, times: Infinity });
  if (api === 'waits') network.faults.add({ matches, kind: 'slow', delayMs: 60_000, times: Infinity });
  if (change) network.rewrite = (url, body) => (isIdentity(url) ? body : change(body));
}
