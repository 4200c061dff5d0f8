/** Carriers a merchant may ship with, under the codes the server knows. */
export const CARRIERS: readonly { value: string; label: string }[] = [
  { value: 'shunfeng', label: '顺丰速运' },
  { value: 'zhongtong', label: '中通快递' },
  { value: 'yuantong', label: '圆通速递' },
  { value: 'yunda', label: '韵达快递' },
  { value: 'shentong', label: '申通快递' },
  { value: 'jtexpress', label: '极兔速递' },
  { value: 'youzhengguonei', label: '邮政快递包裹' },
  { value: 'ems', label: '邮政特快专递' },
  { value: 'jd', label: '京东物流' },
  { value: 'debangkuaidi', label: '德邦快递' },
];

/** The name of a carrier, or its code where we do not know it. */
export function carrierName(code: string): string {
  return CARRIERS.find(({ value }) => value === code)?.label ?? code;
}
