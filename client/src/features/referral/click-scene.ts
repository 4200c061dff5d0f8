import type { ApiInput } from '@/lib/request';

type Scene = NonNullable<ApiInput<'recordClick'>['scene']>;

/** WeChat's numbers of entrances, as far as they say how a code was opened. */
const SCENES: readonly (readonly [Scene, readonly number[]])[] = [
  ['share-card', [1007, 1008, 1036, 1044, 1096]],
  ['timeline', [1154, 1155]],
  ['scan', [1011, 1012, 1013, 1047, 1048, 1049]],
];

/** How the code came in. Without a number of the platform it came as a link. */
export function clickScene(scene: number | undefined): Scene {
  if (scene === undefined) return 'link';
  return SCENES.find(([, numbers]) => numbers.includes(scene))?.[0] ?? 'other';
}
