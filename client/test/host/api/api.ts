import type { Runtime } from '../runtime.js';
import type { ApiGroup } from './call.js';
import { catalogue } from './catalogue.js';
import { media } from './media.js';
import { network } from './network.js';
import { payment } from './payment.js';
import { person } from './person.js';
import { plugins } from './plugins.js';
import { permissions } from './privacy.js';
import { routing } from './routing.js';
import { screen } from './screen.js';
import { share } from './share.js';
import { sockets } from './socket.js';
import { storage } from './storage.js';
import { system } from './system.js';

const GROUPS: readonly ApiGroup[] = [
  network,
  sockets,
  storage,
  routing,
  screen,
  system,
  person,
  permissions,
  payment,
  plugins,
  media,
  share,
];

/** Names that frameworks look for without needing them: webpack's chunk list, Taro's and React's feature tests. */
const PROBED = new Set([
  'webpackJsonp',
  'cloud',
  'then',
  'toJSON',
  'getRenderMode',
  'getBuiltInComponents',
  'appDocument',
]);

/** Abilities that only this target's declarations know are left out of the other. */
function playedOn(runtime: Runtime): Record<string, unknown> {
  const names = catalogue(runtime.program.dialect.target);
  const all = Object.assign({}, ...GROUPS.map((group) => group(runtime))) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
}

/**
 * The object `wx` or `tt`. What the platform has and this host does not play is there too, so that it is looked up as
 * on a phone, and calling it is trouble; what the platform does not have is trouble as soon as it is looked up.
 */
export function platformApi(runtime: Runtime): Record<string, unknown> {
  const { journal, program } = runtime;
  const { target, namespace } = program.dialect;
  const played = playedOn(runtime);
  const names = catalogue(target);
  const whole: Record<string, unknown> = {};
  for (const name of names)
    whole[name] = played[name] ?? (() => journal.trouble('API not played', `${namespace}.${name}`));
  runtime.canUse = (name) => name in played;
  return new Proxy(whole, {
    get(object, name) {
      if (typeof name === 'string' && !(name in object) && !PROBED.has(name))
        journal.trouble('unknown API', `${namespace}.${name}`);
      return Reflect.get(object, name) as unknown;
    },
  });
}
