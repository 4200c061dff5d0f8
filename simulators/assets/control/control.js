/** The control page: lists what happens in the simulators every second, and plays the person and the fault. */
const POLL_MS = 1000;
const SHOWN_ROWS = 60;
const SHOWN_PEOPLE = 12;

const PROVIDER_TEXT = {
  wechat: '微信',
  'wechat-pay': '微信支付',
  douyin: '抖音',
  alipay: '支付宝',
  kuaidi100: '快递100',
  sms: '短信',
};
const STATE_TEXT = {
  unpaid: '待支付',
  paid: '待发货',
  shipped: '已发货',
  completed: '已完成',
  cancelled: '已取消',
  NOTPAY: '待支付',
  SUCCESS: '成功',
  REFUND: '已退款',
  CLOSED: '已关闭',
  PROCESSING: '处理中',
  ABNORMAL: '异常',
  ACCEPTED: '已受理',
  WAIT_USER_CONFIRM: '待收款确认',
  TRANSFERING: '转账中',
  FAIL: '失败',
  CANCELING: '撤销中',
  CANCELLED: '已撤销',
  WAIT_BUYER_PAY: '待支付',
  TRADE_SUCCESS: '成功',
  TRADE_CLOSED: '已关闭',
  TRADE_FINISHED: '已结束',
  pending: '投递中',
  held: '已扣留',
  delivered: '已送达',
  dropped: '已丢弃',
  exhausted: '已放弃',
};
const TOPIC_TEXT = { payment: '支付结果', refund: '退款结果', transfer: '转账结果' };
const MODE_TEXT = { good: '', corrupt: '错签 ', probe: '探测 ' };
const FAULT_TEXT = {
  timeoutAfter: '已生效但不回复',
  timeoutBefore: '未生效且不回复',
  http500: '返回 500',
  http429: '返回 429',
  delayMs: '延迟回复',
};
const PLAN_TEXT = { duplicate: '重复', corrupt: '签名错误', probe: '签名探测', drop: '丢弃', delay: '延迟' };
const GOOD = new Set(['completed', 'SUCCESS', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'delivered']);
const BAD = new Set(['FAIL', 'ABNORMAL', 'exhausted', 'dropped', 'FAILED']);
const IDLE = new Set(['cancelled', 'CLOSED', 'CANCELLED', 'REFUND', 'TRADE_CLOSED', 'TIMEOUT']);

const byId = (id) => document.getElementById(id);
let people = [];
let offsetMs = 0;

/** Builds an element; text is always text, never markup. */
function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  if (options.class) node.className = options.class;
  if (options.title) node.title = options.title;
  if (options.onclick) node.addEventListener('click', options.onclick);
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ''));
  return node;
}

const yuan = (fen) => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}¥${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const clockText = (ms) => new Date(ms).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
const timeText = (ms) =>
  new Date(ms).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
const providerText = (name) => PROVIDER_TEXT[name] ?? name;

function tag(state) {
  const kind = GOOD.has(state) ? 'ok' : BAD.has(state) ? 'bad' : IDLE.has(state) ? '' : 'wait';
  return el('span', { class: `tag ${kind}`, title: state }, STATE_TEXT[state] ?? state);
}

let messageTimer;
function say(text) {
  const box = byId('message');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(messageTimer);
  messageTimer = setTimeout(() => {
    box.hidden = true;
  }, 4000);
}

async function call(path, body, method = body === undefined ? 'GET' : 'POST') {
  const response = await fetch(`/control/${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

/** Does something and shows the result at once. */
async function act(path, body, done) {
  try {
    const answer = await call(path, body);
    if (done) say(typeof done === 'function' ? done(answer) : done);
  } catch (error) {
    say(`未能完成：${error.message}`);
  }
  await refresh();
}

function fill(id, rows, render, columns) {
  byId(`${id}-count`).textContent = rows.length;
  const shown = rows.slice(0, SHOWN_ROWS).map(render);
  if (shown.length === 0) {
    const cell = el('td', { class: 'empty' }, '暂无');
    cell.colSpan = columns;
    shown.push(el('tr', {}, cell));
  }
  byId(id).replaceChildren(...shown);
}

const cell = (...children) => el('td', {}, ...children);
const number = (text) => el('td', { class: 'num' }, text);
const code = (text) => el('code', {}, text);
const button = (text, onclick, kind = '') => el('button', { class: kind, onclick }, text);

function tradeRow(trade) {
  const persona = byId('persona').value.trim();
  const pay = () =>
    act('pay', { outTradeNo: trade.outTradeNo, ...(persona && { persona }) }, '已支付，通知正在投递');
  const actions = trade.payable
    ? [
        button('支付', pay, 'primary'),
        button('拒绝', () => act('decline', { outTradeNo: trade.outTradeNo }, '付款人取消了支付')),
      ]
    : [];
  for (const { text, action, input } of trade.actions ?? [])
    actions.push(button(text, () => act(`providers/${trade.provider}/${action}`, input, `已${text}`)));
  return el(
    'tr',
    {},
    cell(providerText(trade.provider)),
    cell(code(trade.outTradeNo)),
    cell(trade.description),
    cell(trade.payer ?? '—'),
    number(yuan(trade.amountFen)),
    cell(tag(trade.state)),
    cell(el('div', { class: 'row' }, ...actions)),
  );
}

function transferRow(transfer) {
  const path = `transfers/${encodeURIComponent(transfer.outBillNo)}`;
  const actions = transfer.confirmable
    ? [
        button('确认收款', () => act(`${path}/confirm`, {}, '收款人已确认'), 'primary'),
        button('退回', () => act(`${path}/reject`, {}, '转账失败')),
      ]
    : [];
  return el(
    'tr',
    {},
    cell(providerText(transfer.provider)),
    cell(code(transfer.outBillNo)),
    cell(transfer.payee),
    number(yuan(transfer.amountFen)),
    cell(tag(transfer.state)),
    cell(el('div', { class: 'row' }, ...actions)),
  );
}

function refundRow(refund) {
  return el(
    'tr',
    {},
    cell(providerText(refund.provider)),
    cell(code(refund.outRefundNo)),
    cell(code(refund.outTradeNo)),
    number(yuan(refund.amountFen)),
    cell(tag(refund.state)),
  );
}

function deliveryRow(delivery) {
  const attempts = delivery.attempts.map((attempt) =>
    el(
      'span',
      {
        class: `tag ${attempt.accepted ? 'ok' : 'bad'}`,
        title: `${timeText(attempt.at)} ${attempt.reply ?? attempt.error ?? ''}`,
      },
      `${MODE_TEXT[attempt.mode] ?? ''}${attempt.status ?? '无应答'}`,
    ),
  );
  const resend = button('再投一次', () =>
    act(`deliveries/${delivery.id}/resend`, {}, (a) => `应答 ${a.status ?? a.error}`),
  );
  return el(
    'tr',
    {},
    cell(timeText(delivery.createdAt)),
    cell(providerText(delivery.provider)),
    cell(TOPIC_TEXT[delivery.topic] ?? delivery.topic),
    cell(code(delivery.businessNo)),
    cell(tag(delivery.state)),
    cell(el('div', { class: 'attempts' }, ...attempts)),
    cell(resend),
  );
}

function smsRow(message) {
  return el(
    'tr',
    {},
    cell(timeText(message.createdAt)),
    cell(message.phone),
    cell(message.text),
    cell(code(message.code ?? '—')),
  );
}

function showPlans(plans) {
  const texts = Object.entries(plans).flatMap(([provider, plan]) => {
    const parts = Object.keys(PLAN_TEXT)
      .filter((key) => plan[key] > 0)
      .map((key) => `${PLAN_TEXT[key]} ×${plan[key]}`);
    if (plan.hold) parts.unshift('扣留中');
    return parts.length > 0
      ? [`${provider === '*' ? '全部平台' : providerText(provider)}：${parts.join('、')}`]
      : [];
  });
  byId('plans').textContent = texts.join('；');
  byId('plans').hidden = texts.length === 0;
}

function showFaults(faults) {
  byId('faults').replaceChildren(
    ...faults.map((fault) =>
      el(
        'li',
        {},
        el('span', {}, `${providerText(fault.provider)} · `, code(fault.operation)),
        el('span', { class: 'tag bad' }, `${FAULT_TEXT[fault.kind]} ×${fault.remaining}`),
      ),
    ),
  );
}

function showState(state) {
  offsetMs = state.clock.offsetMs;
  byId('clock-now').textContent = clockText(state.clock.now);
  const hours = Math.round(offsetMs / 3600000);
  byId('clock-offset').textContent =
    offsetMs === 0 ? '与真实时间一致' : `比真实时间快 ${Math.floor(hours / 24)} 天 ${hours % 24} 小时`;
  showPlans(state.plans);
  const select = byId('fault-provider');
  if (select.options.length === 0) {
    const names = Object.keys(state.urls).filter((name) => name !== 'control');
    select.append(...names.map((name) => new Option(providerText(name), name)));
  }
}

function showPeople() {
  const wanted = byId('people-filter').value.trim();
  const found = people.filter(
    (p) => wanted === '' || String(p.no) === wanted || p.name.includes(wanted) || p.phone.includes(wanted),
  );
  byId('people').replaceChildren(
    ...found.slice(0, SHOWN_PEOPLE).map((p) => {
      const flip = async () => {
        await act(
          `personas/${p.no}`,
          { lateUnionId: !p.lateUnionId },
          p.lateUnionId ? '已补发 unionid' : '已扣下 unionid',
        );
        await loadPeople();
      };
      const who = el('div', {}, `${p.name} · ${p.phone}`, el('small', {}, `sim-user-${p.no}`));
      return el('li', {}, who, button(p.lateUnionId ? '补发 unionid' : '扣下 unionid', flip, 'quiet'));
    }),
  );
}

async function loadPeople() {
  people = await call('personas');
  showPeople();
}

let busy = false;
async function refresh() {
  if (busy) return;
  busy = true;
  try {
    const names = ['state', 'trades', 'transfers', 'refunds', 'deliveries', 'faults', 'sms'];
    const [state, trades, transfers, refunds, deliveries, faults, sms] = await Promise.all(
      names.map((name) => call(name)),
    );
    showState(state);
    // Rows under the pointer stay put: replacing them between press and release would swallow the click.
    if (!document.querySelector('button:active')) {
      fill('trades', trades, tradeRow, 7);
      fill('transfers', transfers, transferRow, 6);
      fill('refunds', refunds, refundRow, 5);
      fill('deliveries', deliveries, deliveryRow, 7);
      fill('sms', sms, smsRow, 4);
    }
    showFaults(faults);
  } catch (error) {
    say(`与模拟器失去联系：${error.message}`);
  } finally {
    busy = false;
  }
}

for (const node of document.querySelectorAll('[data-clock]')) {
  node.addEventListener('click', () => {
    const step = Number(node.dataset.clock);
    const answerText = (answer) =>
      answer.server.status === 200 || answer.server.status === 204
        ? '时钟已移动'
        : '模拟器时钟已移动，服务端未跟上';
    void act('clock', { offsetMs: step === 0 ? 0 : offsetMs + step }, answerText);
  });
}
for (const node of document.querySelectorAll('[data-notify]')) {
  node.addEventListener(
    'click',
    () => void act('notifications', { mode: node.dataset.notify }, `通知：${node.textContent}`),
  );
}
byId('fault-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const operation = String(form.get('operation')).trim();
  const fault = {
    provider: form.get('provider'),
    fault: form.get('fault'),
    count: Number(form.get('count')) || 1,
    ...(operation && operation !== '*' && { operation }),
  };
  void act('faults', fault, '故障已加入');
});
byId('heal').addEventListener('click', async () => {
  await call('faults', undefined, 'DELETE');
  await refresh();
});
byId('reset').addEventListener('click', () => {
  if (confirm('清空全部模拟数据（付款单、退款、转账、通知与故障）？')) void act('reset', {}, '已清空');
});
byId('people-filter').addEventListener('input', showPeople);

void refresh();
void loadPeople();
setInterval(() => void (document.hidden || refresh()), POLL_MS);
