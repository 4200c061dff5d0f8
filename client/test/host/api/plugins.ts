import type { Runtime } from '../runtime.js';
import { ApiFailure, asyncApi, type ApiGroup, type Options } from './call.js';

const COMMERCE = 'tt95aee3130ae1cbe911';

const KINDS: Readonly<Record<string, 'string' | 'number'>> = {
  shopId: 'string',
  productId: 'string',
  skuId: 'string',
  skuAmount: 'number',
};
const CALLBACKS = ['success', 'fail', 'complete'];

/** As the plugin answers to anything but its four fields, each of its type. */
function checkShape(options: Options): void {
  const refuse = (reason: string): never => {
    throw new ApiFailure(reason, { errNo: 20000 });
  };
  for (const [name, kind] of Object.entries(KINDS))
    if (typeof options[name] !== kind || options[name] === '')
      refuse(`${name} should be ${kind}, but got ${typeof options[name]}`);
  if (!Number.isInteger(options.skuAmount) || Number(options.skuAmount) < 1) refuse('skuAmount out of range');
  const known = [...Object.keys(KINDS), ...CALLBACKS];
  for (const name of Object.keys(options)) if (!known.includes(name)) refuse(`unknown parameter ${name}`);
}

/** The order page of 抖店 lies over the program; what is done there it never hears. */
function openEcOrder({ phone, signals, enteredBy }: Runtime, options: Options): void {
  checkShape(options);
  if (!phone.isInAccount)
    throw new ApiFailure('Invalid login status, please check login status', { errNo: 21500 });
  const { shopId, productId, skuId, skuAmount } = options;
  signals.tell('AppHide', {});
  if (phone.habits.ecOrder === 'buys') phone.ecOrders.push({ shopId, productId, skuId, skuAmount });
  signals.tell('AppShow', enteredBy);
}

/** Plugins of the platform, for programs that declare them. */
export const plugins: ApiGroup = (runtime) => {
  const { phone, program, realm } = runtime;
  if (phone.options.isOld) return {};
  return {
    requirePlugin: (provider: string) => {
      const declared = Object.values(program.app.plugins ?? {}).map((plugin) => plugin.provider);
      if (provider !== COMMERCE || !declared.includes(provider))
        throw new Error(`requirePlugin:fail plugin ${provider} is not declared`);
      return Object.assign(realm.copy({}), {
        openEcOrder: asyncApi(runtime, 'openEcOrder', (options) => openEcOrder(runtime, options)),
      });
    },
  };
};
