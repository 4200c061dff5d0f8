/** What kind of browser an H5 page runs in, from what it calls itself. */
export type Browser = 'wechat' | 'wechat-mini' | 'phone' | 'desktop';

/** WeChat Work has the same engine but none of the abilities. A page inside a mini-program says so. */
export function browserOf(userAgent: string): Browser {
  if (/MicroMessenger/i.test(userAgent) && !/wxwork/i.test(userAgent))
    return /miniProgram/i.test(userAgent) ? 'wechat-mini' : 'wechat';
  return /Android|iPhone|iPad|iPod|HarmonyOS|Mobile/i.test(userAgent) ? 'phone' : 'desktop';
}
