export {
  DouyinMiniProgram,
  LOGIN_CODE_INVALID,
  PHONE_CODE_INVALID,
  type DouyinMiniConfig,
  type DouyinSession,
  type TextVerdict,
} from './mini-program.js';
export { DouyinOpenApi, type DouyinAppConfig, type GatewayDeps } from './open-api.js';
export { signEcpayCallback, signEcpayRequest } from './legacy-signatures.js';
export { DouyinPeopleGateway } from './people.js';
