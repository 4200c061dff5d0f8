export const platformName = 'douyin' as const;
