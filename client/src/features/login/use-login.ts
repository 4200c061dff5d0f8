import { useEffect, useRef, useState } from 'react';
import { toast } from '@/components/feedback';
import { deviceId } from '@/lib/device';
import { beginSession } from '@/lib/member';
import { goBack, replacePage } from '@/lib/navigate';
import { api, errorText, type ApiOutput } from '@/lib/request';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';
import type { LoginCredential } from '@/platform/contract';
import { login } from '@/platform/login';
import { referral } from '@/stores/referral';
import Taro from '@tarojs/taro';

type Result = ApiOutput<'loginPhone'>;

/** Ties the clicks of this phone, and the code it came in with, to the member. */
const context = () => ({ deviceId: deviceId(), referralCode: referral.get() });

export function logInWith(
  credential: Exclude<LoginCredential, { kind: 'none' }>,
): Promise<Result & { returnPath?: string }> {
  switch (credential.kind) {
    case 'wechat-mini':
      return api.loginWechatMini({ code: credential.code, ...context() });
    case 'douyin': {
      const { code, anonymousCode } = credential;
      return api.loginDouyin({ code, anonymousCode, ...context() });
    }
    case 'wechat-h5':
      return api.loginWechatH5({ code: credential.code, state: credential.state, ...context() });
  }
}

const safePath = (path: string | undefined): string | undefined =>
  path && /^\/(?!\/)/.test(path) ? path : undefined;

export function useLogin() {
  const back = safePath(useParam('back'));
  const then = safePath(useParam('then'));
  const [agreed, setAgreed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(false);

  const done = (result: Result, returnPath?: string): void => {
    beginSession(result);
    toast({ text: result.isNewMember ? '欢迎来到一脉' : '登录成功', kind: 'success' });
    if (then) replacePage(then);
    else if (Taro.getCurrentPages().length > 1) goBack();
    else replacePage(safePath(returnPath) ?? back ?? routes.home());
  };
  const attempt = async (call: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await call();
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  // What an OAuth redirect brought back is taken at once: the person has consented there.
  useEffect(() => {
    if (asked.current || login.silent) return;
    asked.current = true;
    void attempt(async () => {
      const credential = await login.credential();
      if (credential.kind === 'none') return;
      const result = await logInWith(credential);
      done(result, result.returnPath);
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for the page
  }, []);

  const mustAgree = (): boolean => {
    if (!agreed) toast('请先阅读并同意用户协议与隐私说明');
    return !agreed;
  };
  const oneTap = (): void => {
    if (mustAgree()) return;
    void attempt(async () => {
      if (login.needsOauth) {
        const returnPath = then ?? back ?? routes.me();
        login.redirectTo((await api.wechatH5AuthorizeUrl({ returnPath })).url);
        return;
      }
      const credential = await login.credential();
      if (credential.kind !== 'none') done(await logInWith(credential));
    });
  };
  const byPhone = (phone: string, smsCode: string): void => {
    if (mustAgree()) return;
    void attempt(async () => done(await api.loginPhone({ phone, smsCode, ...context() })));
  };
  return { agreed, setAgreed, isBusy, oneTap, byPhone, canOneTap: login.silent || login.needsOauth };
}

export type LoginState = ReturnType<typeof useLogin>;
