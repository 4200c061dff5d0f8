import type { Collection, Store } from './store.js';

export const PERSONA_COUNT = 200;

/** One simulated person with fixed identities on every platform. */
export interface Persona {
  no: number;
  name: string;
  phone: string;
  wechatMiniOpenId: string;
  wechatOaOpenId: string;
  wechatUnionId: string;
  douyinOpenId: string;
  douyinAnonymousOpenId: string;
  douyinUnionId: string;
  alipayUserId: string;
  alipayLoginId: string;
  /** While true the WeChat unionid is withheld, as for an app not yet bound to the open platform. */
  lateUnionId: boolean;
}

const SURNAMES = '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = ['明', '静', '伟', '芳', '强', '敏', '磊', '洋', '艳', '勇'];

/** The people who live in the simulators: `sim-user-1` … `sim-user-200`. */
export class Personas {
  private readonly late: Collection<{ no: number }>;

  constructor(store: Store) {
    this.late = store.collection('core/late-unionid');
  }

  get(no: number): Persona | undefined {
    if (!Number.isInteger(no) || no < 1 || no > PERSONA_COUNT) return undefined;
    const surname = SURNAMES[(no - 1) % SURNAMES.length];
    const given = GIVEN[(no + 8 + Math.floor((no - 1) / SURNAMES.length)) % GIVEN.length];
    return {
      no,
      name: `${surname}${given}`,
      phone: `1380000${String(no).padStart(4, '0')}`,
      wechatMiniOpenId: `oMINI_user_${no}`,
      wechatOaOpenId: `oOA_user_${no}`,
      wechatUnionId: `oUNION_user_${no}`,
      douyinOpenId: `dyOPEN_user_${no}`,
      douyinAnonymousOpenId: `dyANON_user_${no}`,
      douyinUnionId: `dyUNION_user_${no}`,
      alipayUserId: `2088${String(no).padStart(12, '0')}`,
      alipayLoginId: `1380000${String(no).padStart(4, '0')}`,
      lateUnionId: this.late.get(String(no)) !== undefined,
    };
  }

  all(): Persona[] {
    return Array.from({ length: PERSONA_COUNT }, (_, index) => this.get(index + 1)!);
  }

  /** Finds the person whose field has this value, e.g. `find('wechatMiniOpenId', openid)`. */
  find(field: keyof Persona, value: string): Persona | undefined {
    return this.all().find((persona) => persona[field] === value);
  }

  setLateUnionId(no: number, late: boolean): void {
    if (late) this.late.put(String(no), { no });
    else this.late.delete(String(no));
  }
}
