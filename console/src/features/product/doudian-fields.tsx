import { Form, Input } from 'antd';
import { DOUDIAN_ID } from '@yimai/shared/domain/goods/doudian';
import type { DoudianDraft } from './product-draft';

const FIELDS = [
  { key: 'shopId', other: 'productId', label: '抖店店铺编号' },
  { key: 'productId', other: 'shopId', label: '抖店商品编号' },
] as const satisfies readonly { key: keyof DoudianDraft; other: keyof DoudianDraft; label: string }[];

/** Where the goods are sold inside of Douyin; the ids of their SKUs are in the table of specs. */
export function DoudianFields() {
  return (
    <div className="form-grid">
      {FIELDS.map(({ key, other, label }) => (
        <Form.Item
          key={key}
          name={['doudian', key]}
          label={label}
          dependencies={[['doudian', other]]}
          extra={
            key === 'shopId'
              ? '在抖音内通过抖店销售时填写，否则两项都留空'
              : '填写后，请在规格表中补充每个规格的抖店编号'
          }
          rules={[
            { pattern: DOUDIAN_ID, message: '请填写抖店后台的编号（20 位以内的数字）' },
            ({ getFieldValue }) => ({
              required: Boolean(getFieldValue(['doudian', other])),
              message: `请填写${label}`,
            }),
          ]}
        >
          <Input maxLength={20} inputMode="numeric" placeholder="可不填" allowClear />
        </Form.Item>
      ))}
    </div>
  );
}
