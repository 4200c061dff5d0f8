export type { IconName, IconProps } from './icon-contract';
export { Icon } from './icon-mini';
