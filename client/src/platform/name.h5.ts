export const platformName = 'h5' as const;
