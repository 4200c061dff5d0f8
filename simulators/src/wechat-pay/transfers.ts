import type { FastifyInstance } from 'fastify';
import { alphanumeric, ControlRefusal, rfc3339, type TransferView } from '../core/index.js';
import { fingerprint, type Fields } from './fields.js';
import { notifyTransfer } from './notifications.js';
import { badParam, badRequest, Refusal } from './refusal.js';
import { decryptSensitive } from './signing.js';
import type { Books, Transfer, TransferState } from './state.js';
import { bodyOf } from './trades.js';

const PATH = '/v3/fund-app/mch-transfer/transfer-bills';
const CONFIRM_WITHIN_MS = 24 * 3_600_000;
const BOOKING_MS = 1_000;
const MIN_FEN = 10;
/** From ¥2,000 the payee's real name is required. */
const NAME_FROM_FEN = 200_000;
const OVERDUE = 'wechat-pay/transfer-overdue';
const BOOKED = 'wechat-pay/transfer-booked';
const FINAL: readonly TransferState[] = ['SUCCESS', 'FAIL', 'CANCELLED'];
/** Scene 1005 asks for exactly these. */
const REPORT_INFOS_1005 = ['岗位类型', '报酬说明'];

export function registerTransfers(app: FastifyInstance, books: Books): void {
  books.context.agenda.on(OVERDUE, (no) => {
    if (books.transfers.get(no)?.state === 'WAIT_USER_CONFIRM')
      move(books, no, { state: 'FAIL', failReason: 'OVERDUE_CLOSE' });
  });
  books.context.agenda.on(BOOKED, (no) => {
    const state = books.transfers.get(no)?.state;
    if (state === 'TRANSFERING') move(books, no, { state: 'SUCCESS' });
    if (state === 'CANCELING') move(books, no, { state: 'CANCELLED' });
  });
  app.post(PATH, { config: { operation: 'transfer' } }, async (request) =>
    createdBody(createTransfer(books, bodyOf(request), request.headers['wechatpay-serial'])),
  );
  app.get<{ Params: { no: string } }>(
    `${PATH}/out-bill-no/:no`,
    { config: { operation: 'query-transfer' } },
    async (request) =>
      transferBody(
        books,
        find(books, (transfer) => transfer.outBillNo === request.params.no),
      ),
  );
  app.get<{ Params: { no: string } }>(
    `${PATH}/transfer-bill-no/:no`,
    { config: { operation: 'query-transfer' } },
    async (request) =>
      transferBody(
        books,
        find(books, (transfer) => transfer.transferBillNo === request.params.no),
      ),
  );
  app.post<{ Params: { no: string } }>(
    `${PATH}/out-bill-no/:no/cancel`,
    { config: { operation: 'cancel-transfer' } },
    async (request) =>
      cancel(
        books,
        find(books, (transfer) => transfer.outBillNo === request.params.no),
      ),
  );
}

function createTransfer(books: Books, fields: Fields, serial: unknown): Transfer {
  const transfer = readTransfer(books, fields, serial);
  const known = books.transfers.get(transfer.outBillNo);
  if (known) {
    if (known.fingerprint !== transfer.fingerprint) throw badRequest('单号已存在但信息不一致', 268498688);
    return known;
  }
  books.transfers.put(transfer.outBillNo, transfer);
  reserve(books, transfer.outBillNo);
  return books.transfers.get(transfer.outBillNo)!;
}

function readTransfer(books: Books, fields: Fields, serial: unknown): Transfer {
  const appId = fields.text('appid', { max: 32 });
  if (!books.appIds().includes(appId))
    throw new Refusal(400, 'APPID_MCHID_NOT_MATCH', 'appid与mchid不匹配', { internal: 268445527 });
  const amountFen = fields.integer('transfer_amount', MIN_FEN);
  if (amountFen > books.settings.maxTransferFen) throw new Refusal(403, 'RULE_LIMIT', '转账金额超过单笔限额');
  const openId = fields.text('openid', { max: 64 });
  if (!books.personOf(appId, openId)) throw badParam('/openid', 'openid与appid不匹配');
  checkScene(books, fields);
  const userName = nameOf(books, fields, serial);
  if (amountFen >= NAME_FROM_FEN && userName === undefined)
    throw badParam('/user_name', '转账金额大于等于2000元时收款用户姓名必填');
  // The ciphertext of the name differs at every call, so equality is over the plain text.
  const comparable = { ...fields.body, user_name: userName };
  const now = books.now();
  return {
    outBillNo: fields.text('out_bill_no', { max: 32, pattern: /^[0-9A-Za-z]+$/ }),
    transferBillNo: books.number('1330', 34),
    fingerprint: fingerprint(comparable),
    appId,
    openId,
    userName,
    amountFen,
    remark: fields.text('transfer_remark', { max: 32 }),
    notifyUrl: fields.notifyUrl('notify_url', false),
    state: 'PROCESSING',
    packageInfo: alphanumeric(64),
    reserved: false,
    createdAt: now,
    updatedAt: now,
  };
}

function checkScene(books: Books, fields: Fields): void {
  const scene = fields.text('transfer_scene_id', { max: 36 });
  if (scene !== books.pay.transferSceneId) throw new Refusal(403, 'NO_AUTH', '商户未开通该转账场景');
  const infos = fields.raw('transfer_scene_report_infos');
  if (!Array.isArray(infos)) throw badParam('/transfer_scene_report_infos', '缺少必填参数');
  const entries = infos as { info_type?: unknown; info_content?: unknown }[];
  const types = entries.map((info) => info.info_type).sort();
  const complete = entries.every((info) => typeof info.info_content === 'string' && info.info_content !== '');
  const expected = [...REPORT_INFOS_1005].sort();
  if (scene === '1005' && (!complete || JSON.stringify(types) !== JSON.stringify(expected))) {
    throw badParam('/transfer_scene_report_infos', '未按转账场景传入报备信息');
  }
}

function nameOf(books: Books, fields: Fields, serial: unknown): string | undefined {
  const ciphertext = fields.optionalText('user_name');
  if (ciphertext === undefined) return undefined;
  if (serial !== books.pay.platformPublicKeyId) throw badParam('/header/Wechatpay-Serial', '未知的加密公钥');
  const name = decryptSensitive(books.pay, ciphertext);
  if (name === undefined) throw badParam('/user_name', '敏感信息解密失败');
  return name;
}

/** Reserves the money; without enough balance the bill stays in PROCESSING until there is. */
function reserve(books: Books, outBillNo: string): void {
  const transfer = books.transfers.get(outBillNo);
  const { balanceFen } = books.settings;
  if (transfer?.state !== 'PROCESSING' || (balanceFen !== undefined && balanceFen < transfer.amountFen))
    return;
  books.moveBalance(-transfer.amountFen);
  books.transfers.put(outBillNo, { ...transfer, reserved: true });
  move(books, outBillNo, { state: 'WAIT_USER_CONFIRM' });
  books.context.agenda.add(OVERDUE, outBillNo, CONFIRM_WITHIN_MS);
}

export function reserveWaiting(books: Books): void {
  for (const transfer of books.transfers.values()) reserve(books, transfer.outBillNo);
}

function move(books: Books, outBillNo: string, to: { state: TransferState; failReason?: string }): Transfer {
  const { state, failReason } = to;
  const transfer = books.transfers.get(outBillNo)!;
  const moved = books.transfers.put(outBillNo, { ...transfer, state, failReason, updatedAt: books.now() });
  if (transfer.reserved && (state === 'FAIL' || state === 'CANCELLED')) books.moveBalance(transfer.amountFen);
  if (FINAL.includes(state)) notifyTransfer(books, moved);
  return moved;
}

function find(books: Books, match: (transfer: Transfer) => boolean): Transfer {
  const transfer = books.transfers.values().find(match);
  if (!transfer) throw new Refusal(404, 'NOT_FOUND', '记录不存在');
  return transfer;
}

function cancel(books: Books, transfer: Transfer): object {
  const repeated = transfer.state === 'CANCELING' || transfer.state === 'CANCELLED';
  if (!repeated && !['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(transfer.state)) {
    throw badRequest('当前状态不允许撤销');
  }
  const now = repeated ? transfer : move(books, transfer.outBillNo, { state: 'CANCELING' });
  if (!repeated) books.context.agenda.add(BOOKED, transfer.outBillNo, BOOKING_MS * books.context.retryScale);
  const { outBillNo, transferBillNo, state, updatedAt } = now;
  return { out_bill_no: outBillNo, transfer_bill_no: transferBillNo, state, update_time: rfc3339(updatedAt) };
}

/** The payee taps "confirm" in WeChat. */
export function confirmTransfer(books: Books, outBillNo: string): TransferView | undefined {
  const transfer = books.transfers.get(outBillNo);
  if (!transfer) return undefined;
  if (transfer.state !== 'WAIT_USER_CONFIRM')
    throw new ControlRefusal(409, `the transfer is ${transfer.state}`);
  const moved = move(books, outBillNo, { state: 'TRANSFERING' });
  books.context.agenda.add(BOOKED, outBillNo, BOOKING_MS * books.context.retryScale);
  return transferView(books, moved);
}

export function rejectTransfer(
  books: Books,
  outBillNo: string,
  reason = 'REAL_NAME_CHECK_FAIL',
): TransferView | undefined {
  const transfer = books.transfers.get(outBillNo);
  if (!transfer) return undefined;
  if (FINAL.includes(transfer.state)) throw new ControlRefusal(409, `the transfer is ${transfer.state}`);
  return transferView(books, move(books, outBillNo, { state: 'FAIL', failReason: reason }));
}

function createdBody(transfer: Transfer): object {
  const waiting = transfer.state === 'WAIT_USER_CONFIRM';
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    create_time: rfc3339(transfer.createdAt),
    state: transfer.state,
    ...(waiting && { package_info: transfer.packageInfo }),
    ...(transfer.failReason && { fail_reason: transfer.failReason }),
  };
}

function transferBody(books: Books, transfer: Transfer): object {
  return {
    mch_id: books.pay.mchId,
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    appid: transfer.appId,
    state: transfer.state,
    transfer_amount: transfer.amountFen,
    transfer_remark: transfer.remark,
    ...(transfer.failReason && { fail_reason: transfer.failReason }),
    openid: transfer.openId,
    create_time: rfc3339(transfer.createdAt),
    update_time: rfc3339(transfer.updatedAt),
  };
}

export function transferView(books: Books, transfer: Transfer): TransferView {
  return {
    provider: books.context.name,
    outBillNo: transfer.outBillNo,
    amountFen: transfer.amountFen,
    state: transfer.state,
    payee: books.personOf(transfer.appId, transfer.openId)?.name ?? transfer.openId,
    confirmable: transfer.state === 'WAIT_USER_CONFIRM',
    createdAt: transfer.createdAt,
  };
}
