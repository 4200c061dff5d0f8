export { signTop, type TopSignMethod } from './top.js';
export { signKuaishou, type KuaishouSignMethod } from './kuaishou.js';
export { signAmap, signTencentMap } from './maps.js';
