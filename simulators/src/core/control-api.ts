import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Agenda } from './agenda.js';
import type { OffsetClock } from './clock.js';
import { FAULT_KINDS, type FaultKind, type FaultPlan } from './faults.js';
import { jsonBody, queryOf } from './http.js';
import type { Notifier, SigningMode } from './notifier.js';
import type { Personas } from './personas.js';
import { ControlRefusal, PROVIDER_NAMES, type ProviderControls, type ProviderName } from './provider.js';

export interface ControlDeps {
  clock: OffsetClock;
  personas: Personas;
  faults: FaultPlan;
  notifier: Notifier;
  agenda: Agenda;
  controls: ReadonlyMap<ProviderName, ProviderControls>;
  urls: Record<string, string>;
  apiBaseUrl: string;
  reset(): void;
}

type Input = Record<string, unknown>;
type Handler = (input: Input, params: Record<string, string>) => unknown;

/** The control API and page. See simulators/README.md for the calls. */
export function registerControlApi(app: FastifyInstance, deps: ControlDeps): void {
  app.setErrorHandler((error, _request, reply) => {
    const status = error instanceof ControlRefusal ? error.status : 500;
    return reply.code(status).send({ error: error instanceof Error ? error.message : String(error) });
  });
  registerPage(app);
  registerLists(app, deps);
  registerPerson(app, deps);
  registerTrouble(app, deps);
}

function post(app: FastifyInstance, path: string, handler: Handler): void {
  app.post(path, async (request: FastifyRequest, reply: FastifyReply) => {
    // Insisting on the type makes browsers of foreign pages ask first, and they are not answered.
    if (
      request.headers['content-type'] !== undefined &&
      !request.headers['content-type'].startsWith('application/json')
    ) {
      throw new ControlRefusal(415, 'send application/json');
    }
    const result = await handler(jsonBody(request) ?? {}, request.params as Record<string, string>);
    return reply.send(result ?? { ok: true });
  });
}

function registerLists(app: FastifyInstance, deps: ControlDeps): void {
  const all = <T>(pick: (controls: ProviderControls) => T[] | undefined): T[] =>
    [...deps.controls.values()].flatMap((controls) => pick(controls) ?? []);
  const newestFirst = <T extends { createdAt: number }>(rows: T[]): T[] =>
    rows.sort((a, b) => b.createdAt - a.createdAt);

  app.get('/control/state', () => ({
    urls: deps.urls,
    clock: { now: deps.clock.now(), offsetMs: deps.clock.offsetMs },
    plans: deps.notifier.allPlans(),
    providers: [...deps.controls.keys()],
  }));
  app.get('/control/trades', () => newestFirst(all((c) => c.trades?.())));
  app.get('/control/refunds', () => newestFirst(all((c) => c.refunds?.())));
  app.get('/control/transfers', () => newestFirst(all((c) => c.transfers?.())));
  app.get('/control/sms', (request) => {
    const { phone } = queryOf(request);
    return newestFirst(all((c) => c.messages?.()).filter((message) => !phone || message.phone === phone));
  });
  app.get('/control/personas', () => deps.personas.all());
  app.get('/control/deliveries', () => newestFirst(deps.notifier.list()));
  app.get('/control/faults', () => deps.faults.list());
}

function registerPerson(app: FastifyInstance, deps: ControlDeps): void {
  const ask = <T>(act: (controls: ProviderControls) => T | undefined): T => {
    for (const controls of deps.controls.values()) {
      const answer = act(controls);
      if (answer !== undefined) return answer;
    }
    throw new ControlRefusal(404, 'no provider knows this number');
  };
  post(app, '/control/pay', (input) => {
    const [outTradeNo, persona] = [text(input, 'outTradeNo'), personaNo(input.persona)];
    return ask((c) => c.pay?.(outTradeNo, persona));
  });
  post(app, '/control/decline', (input) => {
    const outTradeNo = text(input, 'outTradeNo');
    return ask((c) => c.decline?.(outTradeNo));
  });
  post(app, '/control/transfers/:outBillNo/confirm', (_input, { outBillNo = '' }) =>
    ask((c) => c.confirmTransfer?.(outBillNo)),
  );
  post(app, '/control/transfers/:outBillNo/reject', (input, { outBillNo = '' }) =>
    ask((c) => c.rejectTransfer?.(outBillNo, optionalText(input.reason))),
  );
  post(app, '/control/personas/:no', (input, { no = '' }) => {
    const persona = deps.personas.get(Number(no));
    if (!persona) throw new ControlRefusal(404, `no persona ${no}`);
    if (typeof input.lateUnionId === 'boolean') deps.personas.setLateUnionId(persona.no, input.lateUnionId);
    return deps.personas.get(persona.no);
  });
  post(app, '/control/providers/:provider/:action', (input, { provider = '', action = '' }) => {
    const act = deps.controls.get(provider as ProviderName)?.actions?.[action];
    if (!act) throw new ControlRefusal(404, `no action ${action} of ${provider}`);
    return act(input);
  });
}

function registerTrouble(app: FastifyInstance, deps: ControlDeps): void {
  post(app, '/control/faults', (input) => {
    const kind = input.fault ?? input.kind;
    if (!FAULT_KINDS.includes(kind as FaultKind))
      throw new ControlRefusal(400, `fault is one of ${FAULT_KINDS.join(', ')}`);
    return deps.faults.add({
      provider: providerOf(input),
      operation: optionalText(input.operation),
      kind: kind as FaultKind,
      delayMs: optionalNumber(input.delayMs),
      count: optionalNumber(input.count),
    });
  });
  app.delete('/control/faults', () => {
    deps.faults.remove();
    return { ok: true };
  });
  post(app, '/control/notifications', (input) => changeNotifications(deps, input));
  post(app, '/control/deliveries/:id/resend', async (input, { id = '' }) => {
    const attempt = await deps.notifier.resend(id, signingMode(input.mode));
    if (!attempt) throw new ControlRefusal(404, `no delivery ${id}`);
    return attempt;
  });
  post(app, '/control/clock', async (input) => {
    const offsetMs = optionalNumber(input.offsetMs);
    if (offsetMs === undefined) throw new ControlRefusal(400, 'offsetMs is a number of milliseconds');
    // The server first: what becomes due here may call it at once, and must find it in the same time.
    const server = input.isLocal === true ? null : await forwardClock(deps.apiBaseUrl, offsetMs);
    deps.clock.moveTo(offsetMs);
    return { now: deps.clock.now(), offsetMs, server };
  });
  post(app, '/control/reset', async () => {
    deps.reset();
    deps.clock.moveTo(0);
    return { ok: true, server: await forwardClock(deps.apiBaseUrl, 0) };
  });
}

async function changeNotifications(deps: ControlDeps, input: Input): Promise<unknown> {
  const provider = input.provider === undefined ? '*' : providerOf(input);
  const count = optionalNumber(input.count) ?? 1;
  switch (input.mode) {
    case 'release':
      return deps.notifier.release(provider, 'inOrder');
    case 'reorder':
      return deps.notifier.release(provider, 'reversed');
    case 'hold':
      deps.notifier.plan(provider).hold = true;
      break;
    case 'delay':
      Object.assign(deps.notifier.plan(provider), {
        delay: count,
        delayMs: optionalNumber(input.delayMs) ?? 10_000,
      });
      break;
    case 'duplicate':
    case 'corrupt':
    case 'probe':
    case 'drop':
      deps.notifier.plan(provider)[input.mode] = count;
      break;
    case 'normal':
      deps.notifier.forgetPlans();
      break;
    default:
      throw new ControlRefusal(
        400,
        'mode is hold, release, reorder, duplicate, corrupt, probe, drop, delay or normal',
      );
  }
  return deps.notifier.plan(provider);
}

/** Moves the server's clock too. The answer is reported, not required: the server may be down or have no such call. */
async function forwardClock(
  apiBaseUrl: string,
  offsetMs: number,
): Promise<{ status?: number; error?: string }> {
  try {
    const response = await fetch(`${apiBaseUrl}/v1/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ offsetMs }),
      signal: AbortSignal.timeout(3_000),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    // Reported to the person at the control page.
    return { error: String(error) };
  }
}

const PAGE_FILES = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/control.js': ['control.js', 'text/javascript; charset=utf-8'],
  '/control.css': ['control.css', 'text/css; charset=utf-8'],
} as const;

function registerPage(app: FastifyInstance): void {
  app.get('/favicon.ico', (_request, reply) => reply.code(204).send());
  for (const [path, [file, type]] of Object.entries(PAGE_FILES)) {
    app.get(path, (_request, reply) =>
      reply
        .type(type)
        .header('content-security-policy', "default-src 'self'; frame-ancestors 'none'")
        .header('cache-control', 'no-store')
        .send(readFileSync(new URL(`../../assets/control/${file}`, import.meta.url), 'utf8')),
    );
  }
}

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw new ControlRefusal(400, `${name} is missing`);
  return value;
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optionalNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function providerOf(input: Input): string {
  const provider = text(input, 'provider');
  if (!(PROVIDER_NAMES as readonly string[]).includes(provider))
    throw new ControlRefusal(400, `no provider ${provider}`);
  return provider;
}

function signingMode(value: unknown): SigningMode {
  return value === 'corrupt' || value === 'probe' ? value : 'good';
}

/** Accepts 7 and `sim-user-7`. */
function personaNo(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const match = /^(?:sim-user-)?(\d{1,3})$/.exec(String(value as string | number));
  if (!match) throw new ControlRefusal(400, `not a persona: ${String(value as string)}`);
  return Number(match[1]);
}
