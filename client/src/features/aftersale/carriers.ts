/** Carriers by the codes of the tracking service. */
export const CARRIERS = [
  { code: 'shunfeng', name: '顺丰' },
  { code: 'zhongtong', name: '中通' },
  { code: 'yuantong', name: '圆通' },
  { code: 'yunda', name: '韵达' },
  { code: 'shentong', name: '申通' },
  { code: 'jtexpress', name: '极兔' },
  { code: 'ems', name: '邮政 EMS' },
  { code: 'jd', name: '京东' },
] as const;

/** What people call it; a code nobody has named here stays as it is. */
export const carrierName = (code: string | null): string =>
  CARRIERS.find((one) => one.code === code)?.name ?? code ?? '';
