export const platformName = 'wechat' as const;
