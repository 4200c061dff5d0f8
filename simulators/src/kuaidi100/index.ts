import { ControlRefusal, defineProvider, formBody, queryOf, type ProviderContext } from '../core/index.js';
import { Parcels, upperMd5 } from './parcels.js';

const CARRIERS = [
  'shunfeng',
  'zhongtong',
  'yuantong',
  'yunda',
  'shentong',
  'jtexpress',
  'youzhengguonei',
  'ems',
  'jd',
  'debangkuaidi',
];
/** Carriers that answer only to somebody who knows the recipient's phone. */
const NEED_PHONE = ['shunfeng', 'fengwang'];
/** Beginnings of waybill numbers, for the automatic recognition. */
const PREFIXES: readonly [RegExp, string][] = [
  [/^SF/i, 'shunfeng'],
  [/^YT/i, 'yuantong'],
  [/^(78|75|76)/, 'zhongtong'],
  [/^(JT)/i, 'jtexpress'],
  [/^JD/i, 'jd'],
  [/^(43|46)/, 'yunda'],
  [/^(77|STO)/i, 'shentong'],
  [/^DPK/i, 'debangkuaidi'],
];

interface QueryParam {
  com?: string;
  num?: string;
  phone?: string;
  resultv2?: string;
}

interface SubscribeParam {
  company?: string;
  number?: string;
  key?: string;
  parameters?: { callbackurl?: string; salt?: string; phone?: string };
}

function refusal(returnCode: string, message: string): object {
  return { result: false, returnCode, message };
}

function parse<T>(text: string | undefined): T | undefined {
  try {
    return JSON.parse(text ?? '') as T;
  } catch {
    return undefined; // answered as incomplete data
  }
}

function numberTrouble(
  com: string | undefined,
  num: string | undefined,
  phone: string | undefined,
): object | undefined {
  if (!com || !num || !/^[0-9A-Za-z-]{6,32}$/.test(num))
    return refusal('400', '提交的数据不完整，或者贵公司没授权');
  if (!CARRIERS.includes(com)) return refusal('700', '订阅方的订阅数据存在错误，或快递公司编码不支持');
  if (NEED_PHONE.includes(com) && !/\d{4}$/.test(phone ?? ''))
    return refusal('408', '验证码错误：请填写收、寄件人电话号码');
  return undefined;
}

/** 快递100: query, subscription with pushes, recognition of the carrier. */
export const kuaidi100Provider = defineProvider({
  name: 'kuaidi100',
  register(app, context) {
    const parcels = new Parcels(context);
    const { key, customer } = context.config.kuaidi100;
    app.post('/poll/query.do', { config: { operation: 'query' } }, async (request) => {
      const form = formBody(request);
      const param = parse<QueryParam>(form.param);
      if (form.customer !== customer || form.sign !== upperMd5(`${form.param}${key}${customer}`))
        return refusal('503', '验证签名失败');
      const trouble = numberTrouble(param?.com, param?.num, param?.phone);
      if (trouble || !param) return trouble ?? refusal('400', '提交的数据不完整');
      return parcels.result(
        parcels.heardOf(param.com!, param.num!, param.phone ?? ''),
        param.resultv2 === '4',
      );
    });
    app.post('/poll', { config: { operation: 'subscribe' } }, async (request) =>
      subscribe(formBody(request), context, parcels),
    );
    app.get('/autonumber/auto', { config: { operation: 'recognise' } }, async (request) => {
      const query = queryOf(request);
      if (query.key !== key) return refusal('601', 'KEY 已过期');
      return PREFIXES.filter(([prefix]) => prefix.test(query.num ?? '')).map(([, comCode]) => ({
        comCode,
        lengthPre: query.num?.length,
      }));
    });
    registerControls(context, parcels);
  },
  faultReply: (kind) => ({
    status: kind === 'http500' ? 500 : 429,
    contentType: 'application/json',
    body: JSON.stringify(refusal('500', '服务器错误')),
  }),
});

function subscribe(form: Record<string, string>, context: ProviderContext, parcels: Parcels): object {
  const param = parse<SubscribeParam>(form.param);
  if (form.schema !== 'json' || !param) return refusal('400', '提交的数据不完整');
  if (param.key !== context.config.kuaidi100.key)
    return refusal('600', '您不是合法的订阅者（即授权Key出错）');
  const trouble = numberTrouble(param.company, param.number, param.parameters?.phone);
  if (trouble) return trouble;
  const { callbackurl: callbackUrl = '', salt = '' } = param.parameters ?? {};
  if (!URL.canParse(callbackUrl)) return refusal('701', '回调地址不合法');
  const parcel = parcels.heardOf(param.company!, param.number!, param.parameters?.phone ?? '');
  if (parcel.subscription) return refusal('501', '重复订阅');
  parcels.subscribe(parcel, { callbackUrl, salt });
  return { result: true, returnCode: '200', message: '提交成功' };
}

function registerControls(context: ProviderContext, parcels: Parcels): void {
  const wanted = (input: Record<string, unknown>): NonNullable<ReturnType<Parcels['find']>> => {
    const parcel = parcels.all().find((candidate) => candidate.num === input.number);
    if (!parcel) throw new ControlRefusal(404, 'no such parcel');
    return parcel;
  };
  context.controls({
    actions: {
      list: () =>
        parcels
          .all()
          .map((parcel) => ({ ...parcel, subscription: undefined, result: parcels.result(parcel, true) })),
      advance: (input) => parcels.result(parcels.advance(wanted(input)), true),
    },
  });
}
