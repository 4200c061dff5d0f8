import { z } from '@yimai/shared/kernel/zod';
import { HttpClient, type HttpClientOptions } from '../../platform/http-client/index.js';
import { jsonObject, parseJson, shaped } from '../answers.js';
import { GatewayError, type NotificationReply, type RawNotification } from '../ports.js';
import { isPushSignature, signQuery } from './signing.js';
import { parcelState, type ParcelState } from './states.js';

export interface Kuaidi100Config {
  key: string;
  customer: string;
  /** Shared secret of the pushes, chosen by us. */
  salt: string;
  /** `https://poll.kuaidi100.com` in production. */
  baseUrl: string;
}

export interface ParcelRef {
  /** 快递100's carrier code, see carriers.ts. */
  carrierCode: string;
  trackingNo: string;
  /** Recipient's phone or its last four digits; some carriers answer only with it. */
  phone?: string;
}

export interface TrackingStep {
  at: Date;
  text: string;
  state: ParcelState;
  location?: string;
}

export interface ParcelTrack {
  carrierCode: string;
  trackingNo: string;
  state: ParcelState;
  signed: boolean;
  /** Newest first, always complete: replaces what was stored. */
  steps: TrackingStep[];
}

/** `aborted`: three days without a record or sixty without a change; subscribe again after half an hour, at most once. */
export interface ParcelPush {
  eventId: string;
  kind: 'progress' | 'finished' | 'aborted';
  track?: ParcelTrack;
}

const PROVIDER = 'kuaidi100';
const OK = '200';
const DUPLICATE = '501';
/** Their failure or our quota: nothing definitive about the parcel. */
const TRANSIENT = new Set(['500', '502', '504']);
const OURS_TO_FIX = new Set(['503', '600', '601']);

const stepSchema = z.object({
  time: z.string().nullish(),
  ftime: z.string().nullish(),
  context: z.string(),
  status: z.string().nullish(),
  statusCode: z.string().nullish(),
  location: z.string().nullish(),
  areaName: z.string().nullish(),
});
const resultSchema = z.object({
  state: z.string(),
  ischeck: z.string().nullish(),
  com: z.string(),
  nu: z.string(),
  data: z.array(stepSchema).nullish(),
});
const pushSchema = z.object({
  status: z.enum(['polling', 'shutdown', 'abort', 'updateall']),
  lastResult: resultSchema.nullish(),
});
const refusalSchema = z.object({ returnCode: z.string(), message: z.string().nullish() });

/** Parcel tracking through 快递100. */
export class Kuaidi100Client {
  private readonly http: HttpClient;

  constructor(
    private readonly config: Kuaidi100Config,
    deps: { http?: Omit<HttpClientOptions, 'provider' | 'baseUrl'> } = {},
  ) {
    this.http = new HttpClient({ ...deps.http, provider: PROVIDER, baseUrl: config.baseUrl });
  }

  /** Real-time query. Paid per call: prefer {@link subscribe}. */
  async query(parcel: ParcelRef): Promise<ParcelTrack> {
    const param = JSON.stringify({
      com: parcel.carrierCode,
      num: parcel.trackingNo,
      phone: parcel.phone ?? '',
      resultv2: '4',
      show: '0',
      order: 'desc',
    });
    const sign = signQuery(param, this.config);
    const answer = await this.post('query', '/poll/query.do', {
      customer: this.config.customer,
      sign,
      param,
    });
    if (answer.result === false || answer.status !== OK) throw refusalOf(answer);
    return trackOf(shaped(PROVIDER, resultSchema, answer));
  }

  /** Asks to be told of every change. Idempotent: a second subscription is as good as the first. */
  async subscribe(parcel: ParcelRef, callbackUrl: string): Promise<void> {
    const { key, salt } = this.config;
    const parameters = {
      callbackurl: callbackUrl,
      salt,
      resultv2: '4',
      autoCom: '0',
      interCom: '0',
      phone: parcel.phone ?? '',
    };
    const param = JSON.stringify({
      company: parcel.carrierCode,
      number: parcel.trackingNo,
      from: '',
      to: '',
      key,
      parameters,
    });
    const answer = await this.post('subscribe', '/poll', { schema: 'json', param });
    if (answer.result !== true && answer.returnCode !== DUPLICATE) throw refusalOf(answer);
  }

  /** Verifies a push. Throws GatewayError('forged') on a bad one. There is no time in the signature: pushes are idempotent. */
  readPush(raw: RawNotification): ParcelPush {
    const form = Object.fromEntries(new URLSearchParams(raw.rawBody.toString('utf8')));
    const param = form.param ?? '';
    if (!isPushSignature(param, this.config.salt, form.sign))
      throw new GatewayError('forged', PROVIDER, 'SIGNATURE', 'the signature does not fit');
    const push = pushSchema.safeParse(parseJson(param));
    if (!push.success)
      throw new GatewayError('forged', PROVIDER, 'MESSAGE', 'the push has an unexpected shape');
    const { status, lastResult } = push.data;
    const track = lastResult ? trackOf(lastResult) : undefined;
    const eventId = `${track?.carrierCode ?? ''}:${track?.trackingNo ?? ''}:${status}:${track?.state ?? ''}:${track?.steps.length ?? 0}`;
    const kind = status === 'abort' ? 'aborted' : status === 'shutdown' ? 'finished' : 'progress';
    return { eventId, kind, ...(track ? { track } : {}) };
  }

  acknowledge(outcome: 'accepted' | 'rejected'): NotificationReply {
    const accepted = outcome === 'accepted';
    const body = { result: accepted, returnCode: accepted ? OK : '500', message: accepted ? '成功' : '失败' };
    return { status: accepted ? 200 : 400, contentType: 'application/json', body: JSON.stringify(body) };
  }

  private async post(
    operation: string,
    path: string,
    form: Record<string, string>,
  ): Promise<Record<string, unknown>> {
    const response = await this.http.send({
      operation,
      method: 'POST',
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      safeToRepeat: true,
    });
    return jsonObject(PROVIDER, response.body);
  }
}

function refusalOf(answer: Record<string, unknown>): GatewayError {
  const { returnCode, message } = shaped(PROVIDER, refusalSchema, answer);
  const failure = TRANSIENT.has(returnCode)
    ? 'unknown'
    : OURS_TO_FIX.has(returnCode)
      ? 'unavailable'
      : 'rejected';
  return new GatewayError(failure, PROVIDER, returnCode, message ?? 'refused');
}

function trackOf(result: z.infer<typeof resultSchema>): ParcelTrack {
  const state = parcelState(result.state);
  return {
    carrierCode: result.com,
    trackingNo: result.nu,
    state,
    signed: result.ischeck === '1' || state === 'signed',
    steps: (result.data ?? []).flatMap((step) => stepOf(step, state)),
  };
}

/** A step without a readable time is left out: it could not be placed. */
function stepOf(step: z.infer<typeof stepSchema>, fallback: ParcelState): TrackingStep[] {
  const at = new Date(`${(step.ftime || step.time || '').replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at.getTime())) return [];
  const location = step.location || step.areaName;
  const state = step.statusCode ? parcelState(step.statusCode) : fallback;
  return [{ at, text: step.context, state, ...(location ? { location } : {}) }];
}
