import { Controller } from '@nestjs/common';
import type { Input, Output } from '@yimai/shared/contracts/api';
import { asId } from '@yimai/shared/kernel/id';
import { Sessions, SmsCodes } from '../../modules/identity/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Endpoint, memberOf, type CallContext } from '../../platform/http/index.js';
import { LogIn } from '../../workflows/log-in.js';

/** Logging in and out, on every platform. */
@Controller()
export class AuthController {
  constructor(
    private readonly logIn: LogIn,
    private readonly sessions: Sessions,
    private readonly smsCodes: SmsCodes,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Endpoint('loginWechatMini')
  loginWechatMini(input: Input<'loginWechatMini'>): Promise<Output<'loginWechatMini'>> {
    return this.logIn.wechatMini(input);
  }

  @Endpoint('wechatH5AuthorizeUrl')
  async wechatH5AuthorizeUrl({
    returnPath,
  }: Input<'wechatH5AuthorizeUrl'>): Promise<Output<'wechatH5AuthorizeUrl'>> {
    return { url: await this.logIn.wechatH5Url(returnPath) };
  }

  @Endpoint('loginWechatH5')
  loginWechatH5(input: Input<'loginWechatH5'>): Promise<Output<'loginWechatH5'>> {
    return this.logIn.wechatH5(input);
  }

  @Endpoint('loginDouyin')
  loginDouyin(input: Input<'loginDouyin'>): Promise<Output<'loginDouyin'>> {
    return this.logIn.douyinMini(input);
  }

  @Endpoint('sendSmsCode')
  sendSmsCode({ phone, purpose }: Input<'sendSmsCode'>): Promise<Output<'sendSmsCode'>> {
    return this.smsCodes.send(phone, purpose);
  }

  @Endpoint('loginPhone')
  loginPhone(input: Input<'loginPhone'>): Promise<Output<'loginPhone'>> {
    return this.logIn.phone(input);
  }

  @Endpoint('refreshSession')
  async refreshSession({ refreshToken }: Input<'refreshSession'>): Promise<Output<'refreshSession'>> {
    return { tokens: await this.sessions.refresh(refreshToken) };
  }

  @Endpoint('logout')
  async logout(_: Input<'logout'>, call: CallContext): Promise<Output<'logout'>> {
    const { sessionId } = memberOf(call);
    await this.unitOfWork.run((tx) => this.sessions.revoke(tx, asId('session', sessionId), 'logout'));
    return { ok: true };
  }
}
