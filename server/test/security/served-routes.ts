import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Open on purpose: they have no secrets (health, documents, files), or the sender's signature is the ticket. */
const PUBLIC: readonly string[] = [
  'GET /healthz',
  'GET /readyz',
  'GET /docs',
  'GET /docs/assets/*',
  'GET /docs/openapi.json',
  'GET /docs/page.js',
  'GET /files/*',
  'GET /files/u/:name',
  'GET /files/posters/:name',
  'GET /files/cards/:name',
  'GET /files/private/:id/:size',
  'POST /v1/notify/wechat-pay',
  'POST /v1/notify/wechat-transfer',
  'GET /v1/notify/wechat-message',
  'POST /v1/notify/wechat-message',
  'POST /v1/notify/alipay',
  'POST /v1/notify/douyin-pay',
  'POST /v1/notify/kuaidi100',
];

/** What the router would answer, split by whether the table knows it. HEAD follows GET; bare OPTIONS is nobody's. */
export function servedRoutes(
  app: NestFastifyApplication,
  table: readonly string[],
): { inTable: string[]; outside: string[] } {
  const fastify = app.getHttpAdapter().getInstance();
  const all = parse(fastify.printRoutes());
  return {
    inTable: all.filter((route) => table.includes(route)).sort(),
    outside: all.filter((route) => !table.includes(route) && !PUBLIC.includes(route)),
  };
}

/** Lines such as `│   └── /:skuId (PUT, DELETE)`, each a piece of a path; four signs of indentation per level. */
function parse(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, path = '', methods] = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (indent === undefined) return [];
    const depth = indent.length / 4;
    above.length = depth;
    above.push(path);
    return (methods?.split(', ') ?? [])
      .filter((method) => method !== 'HEAD')
      .map((method) => `${method} ${above.join('')}`);
  });
}
