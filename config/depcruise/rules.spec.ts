import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const rulesFile = path.resolve('config/depcruise/rules.cjs');
const cruiser = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

type Tree = Record<string, string>;

/** Packages as pnpm lays them out: real ones are folders, ours is a link to `shared`, whose exports lead to its build. */
const NODE_MODULES: Tree = {
  ...Object.fromEntries(
    ['zod', 'drizzle-orm', 'lodash'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
  'package.json':
    '{ "name": "tree", "dependencies": { "zod": "1", "drizzle-orm": "1", "lodash": "1", "@yimai/shared": "1" } }',
  'shared/package.json': JSON.stringify({
    name: '@yimai/shared',
    type: 'module',
    exports: Object.fromEntries(
      ['kernel', 'domain', 'api', 'contracts', 'testing'].map((folder) => [
        `./${folder}/*`,
        { types: `./dist/${folder}/*.d.ts`, default: `./dist/${folder}/*.js` },
      ]),
    ),
  }),
};

/** A small mall that uses every edge the rules allow. */
const CLEAN: Tree = {
  'shared/src/kernel/zod.ts': "export * from 'zod';",
  'shared/src/kernel/money.ts': 'export type Fen = number; export const fen = (n: number) => n;',
  'shared/src/domain/price.ts': "import { fen } from '../kernel/money.js'; export const price = fen(1);",
  'shared/src/contracts/order.ts':
    "import '../kernel/zod.js'; export type Order = { id: string }; export const order = {};",
  'shared/src/api/endpoints.ts':
    "import type { Order } from '../contracts/order.js'; export const endpoints = {} as { place?: Order };",
  'shared/src/testing/builders.ts':
    "import { price } from '../domain/price.js'; export const aPrice = price;",
  'shared/src/domain/price.spec.ts':
    "import { aPrice } from '../testing/builders.js'; import fs from 'node:fs'; export const t = [aPrice, fs];",
  ...Object.fromEntries(
    [
      'kernel/money',
      'kernel/zod',
      'domain/price',
      'contracts/order',
      'api/endpoints',
      'testing/builders',
    ].flatMap((name) => [
      [`shared/dist/${name}.js`, 'export const x = 1;'],
      [`shared/dist/${name}.d.ts`, 'export declare const x: 1;'],
    ]),
  ),
  'server/src/platform/db/tx.ts': "import 'drizzle-orm'; export type Tx = object;",
  'server/src/gateways/ports.ts': 'export interface Payments { refund(): void }',
  'server/src/gateways/wechat/client.ts':
    "import type { Payments } from '../ports.js'; export const wechat = {} as Payments;",
  'server/src/modules/order/order.schema.ts': "import 'drizzle-orm'; export const orders = {};",
  'server/src/modules/order/order.repository.ts':
    "import { orders } from './order.schema.js'; export const repository = orders;",
  'server/src/modules/order/order.service.ts':
    "import { repository } from './order.repository.js'; import type { Payments } from '../../gateways/ports.js'; export const service = (p: Payments) => [repository, p];",
  'server/src/modules/order/index.ts': "export { service } from './order.service.js';",
  'server/src/modules/cart/cart.service.ts':
    "import { service } from '../order/index.js'; export const cart = service;",
  'server/src/modules/cart/index.ts': "export { cart } from './cart.service.js';",
  'server/src/workflows/checkout.ts':
    "import { cart } from '../modules/cart/index.js'; import '@yimai/shared/domain/price'; export const checkout = cart;",
  'server/src/api/shop.ts':
    "import { checkout } from '../workflows/checkout.js'; import '@yimai/shared/contracts/order'; export const shop = checkout;",
  'server/src/app.module.ts':
    "import { shop } from './api/shop.js'; import { wechat } from './gateways/wechat/client.js'; export const app = [shop, wechat];",
  'server/src/demo/seed.ts':
    "import { cart } from '../modules/cart/index.js'; import '@yimai/shared/testing/builders'; export const seed = cart;",
  'server/src/journey/main.ts': "import '@yimai/shared/api/endpoints'; export {};",
  'simulators/src/main.ts': "import '@yimai/shared/kernel/money'; export {};",
  'client/src/lib/api.ts':
    "import type { Order } from '@yimai/shared/contracts/order'; import '@yimai/shared/api/endpoints'; export type O = Order;",
  'client/src/components/price.tsx': "import '@yimai/shared/kernel/money'; export const Price = 1;",
  'client/src/features/cart/list.tsx':
    "import { Price } from '../../components/price'; export const List = Price;",
  'client/src/features/share/button.tsx': 'export const Share = 1;',
  'client/src/pages/cart/index.tsx': "import { List } from '../../features/cart/list'; export default List;",
  'client/src/packages/account/login.tsx':
    "import { Share } from '../../features/share/button'; export default Share;",
  'client/src/packages/order/detail.tsx': 'export default 1;',
  'console/src/routes/orders.tsx': "import '@yimai/shared/contracts/order'; export const Orders = 1;",
};

/** One violation a rule: the file that breaks it, and what that file imports. */
const PLANTS: Record<string, Tree> = {
  'imports-resolve': { 'server/src/platform/lost.ts': "import './nowhere.js';" },
  'no-dep-on-spec': { 'shared/src/domain/uses-spec.ts': "import './price.spec.js';" },
  'sources-know-no-tooling': { 'server/src/platform/builds.ts': "import '../../../config/tool.js';" },
  'shared-imports-nobody': {
    'shared/src/domain/asks-server.ts': "import '../../../server/src/gateways/ports.js';",
  },
  'shared-npm-zod-only': { 'shared/src/domain/fat.ts': "import 'lodash';" },
  'zod-through-kernel': { 'server/src/platform/schema.ts': "import 'zod';" },
  'domain-is-pure': {
    'shared/src/domain/wire.ts': "import type { Order } from '../contracts/order.js'; export type W = Order;",
  },
  'kernel-is-the-floor': { 'shared/src/kernel/knows.ts': "import '../domain/price.js';" },
  'api-is-plain-data': {
    'shared/src/api/schema.ts': "import { order } from '../contracts/order.js'; export const s = order;",
  },
  'testing-only-in-tests': { 'server/src/platform/fake.ts': "import '@yimai/shared/testing/builders';" },
  'apps-do-not-meet': { 'simulators/src/borrows.ts': "import '../../server/src/gateways/ports.js';" },
  'module-front-door': { 'server/src/modules/cart/peeks.ts': "import '../order/order.service.js';" },
  'composers-use-front-doors': {
    'server/src/workflows/peeks.ts': "import '../modules/order/order.service.js';",
  },
  'modules-below-workflows': {
    'server/src/modules/order/starts.ts': "import '../../workflows/checkout.js';",
  },
  'nothing-imports-api': { 'server/src/workflows/replies.ts': "import '../api/shop.js';" },
  'platform-knows-no-business': { 'server/src/platform/decides.ts': "import '../modules/order/index.js';" },
  'gateways-behind-ports': {
    'server/src/modules/order/calls.ts': "import '../../gateways/wechat/client.js';",
  },
  'demo-is-outermost': { 'server/src/api/demo.ts': "import '../demo/seed.js';" },
  'journey-walks-outside': { 'server/src/journey/cheats.ts': "import '../workflows/checkout.js';" },
  'sql-in-repositories': { 'server/src/modules/order/query.ts': "import 'drizzle-orm';" },
  'tables-behind-repositories': { 'server/src/modules/order/table.ts': "import './order.schema.js';" },
  'client-contracts-as-types': {
    'client/src/lib/parse.ts': "import { x } from '@yimai/shared/contracts/order'; export const y = x;",
  },
  'features-are-islands': { 'client/src/features/share/cart.tsx': "import '../cart/list';" },
  'components-below-features': { 'client/src/components/smart.tsx': "import '../features/cart/list';" },
  'features-below-pages': { 'client/src/features/cart/page.tsx': "import '../../pages/cart/index';" },
  'subpackages-are-islands': { 'client/src/packages/account/order.tsx': "import '../order/detail';" },
  'main-package-stands-alone': { 'client/src/pages/cart/order.tsx': "import '../../packages/order/detail';" },
};

/** A cycle has two ends, and the cruiser may report it at either. */
const CYCLE: Tree = {
  'server/src/platform/hen.ts': "import './egg.js';",
  'server/src/platform/egg.ts': "import './hen.js';",
};

function write(folder: string, tree: Tree) {
  for (const [file, text] of Object.entries(tree)) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}

/** Cruises a tree and returns, for each offending file, the rules it broke. */
function violations(...trees: Tree[]): Record<string, string[]> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-rules-')));
  try {
    for (const tree of [NODE_MODULES, ...trees]) write(folder, tree);
    fs.mkdirSync(path.join(folder, 'node_modules/@yimai'));
    fs.symlinkSync('../../shared', path.join(folder, 'node_modules/@yimai/shared'));
    const args = [
      cruiser,
      '--config',
      rulesFile,
      '--output-type',
      'json',
      'shared/src',
      'server',
      'simulators',
      'client',
      'console',
    ];
    const output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    const found: Record<string, string[]> = {};
    for (const { from, rule } of JSON.parse(output).summary.violations) (found[from] ??= []).push(rule.name);
    return found;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

describe('dependency rules', () => {
  it('let the clean tree pass', () => {
    expect(violations(CLEAN)).toEqual({});
  });

  it('report each planted violation, by the intended rule and no other', () => {
    const expected = Object.entries(PLANTS).flatMap(([rule, tree]) =>
      Object.keys(tree).map((file) => [file, [rule]]),
    );
    const tool: Tree = { 'config/tool.js': '' };
    expect(violations(CLEAN, tool, ...Object.values(PLANTS))).toEqual(Object.fromEntries(expected));
  });

  it('report a cycle', () => {
    const found = violations(CLEAN, CYCLE);
    expect(new Set(Object.values(found).flat())).toEqual(new Set(['no-circular']));
  });

  it('have no rule without a plant', () => {
    const { forbidden } = require('./rules.cjs') as { forbidden: { name: string }[] };
    const planted = [...Object.keys(PLANTS), 'no-circular'];
    expect(forbidden.map((rule) => rule.name).sort()).toEqual(planted.sort());
  });
});
