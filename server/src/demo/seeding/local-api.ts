import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { endpoints, type EndpointName } from '@yimai/shared/api/endpoints';
import type { Api, Output } from '@yimai/shared/contracts/api';
import { invariant } from '@yimai/shared/kernel/invariant';
import { ENDPOINT_NAME, parseInput, type CallContext, type Principal } from '../../platform/http/index.js';

type Handler = (input: unknown, call: CallContext) => unknown;

/** The whole API as functions of this process: same validation and same code as over HTTP, without a token. */
export type LocalApi = {
  [K in EndpointName]: (input: Api[K]['input']) => Promise<Output<K>>;
};

/** Finds the controller method behind every endpoint. */
export class LocalApis {
  private readonly handlers = new Map<EndpointName, Handler>();

  constructor(app: INestApplicationContext) {
    for (const module of app.get(ModulesContainer).values())
      for (const { instance } of module.controllers.values()) this.collect(instance as object);
  }

  /** The API as somebody sees it who is logged in. Every call gets an idempotency key of its own. */
  as(principal: Principal): LocalApi {
    const names = Object.keys(endpoints) as EndpointName[];
    return Object.fromEntries(
      names.map((name) => [name, (input: Record<string, unknown>) => this.call(name, input, principal)]),
    ) as unknown as LocalApi;
  }

  private async call(
    name: EndpointName,
    input: Record<string, unknown>,
    principal: Principal,
  ): Promise<unknown> {
    const handler = this.handlers.get(name);
    invariant(handler, `the server has no ${name} yet`);
    const parsed = parseInput(name, { params: input, query: {}, body: undefined });
    return handler(parsed, {
      principal,
      requestId: randomUUID(),
      ip: '127.0.0.1',
      userAgent: 'yimai-demo',
      os: 'unknown',
      deviceId: null,
      idempotencyKey: randomUUID(),
    });
  }

  private collect(controller: object): void {
    const prototype = Object.getPrototypeOf(controller) as Record<string, unknown>;
    for (const key of Object.getOwnPropertyNames(prototype)) {
      const method = prototype[key];
      if (typeof method !== 'function') continue;
      const name = Reflect.getMetadata(ENDPOINT_NAME, method) as EndpointName | undefined;
      if (name) this.handlers.set(name, (method as Handler).bind(controller));
    }
  }
}
