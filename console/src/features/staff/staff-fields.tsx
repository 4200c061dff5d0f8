import type { StaffRole } from '@yimai/shared/api/access';
import { Form, Input, Select } from 'antd';
import { ROLES } from '@/lib/labels';

/** What each role is for, in the words of a shop. */
const NOTES: Readonly<Record<StaffRole, string>> = {
  owner: '全部权限，含员工账号与佣金方案',
  operator: '商品、订单、售后、分销、素材',
  finance: '提现审核、账本、方案复核',
  warehouse: '查看订单与发货',
  service: '查看订单、处理售后与评价',
  auditor: '查看全部，不能改动',
};

export function StaffFields() {
  return (
    <>
      <Form.Item
        name="name"
        label="姓名"
        rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}
      >
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
        <Select
          options={(Object.keys(ROLES) as StaffRole[]).map((role) => ({ value: role, label: ROLES[role] }))}
          optionRender={({ value }) => (
            <>
              <div>{ROLES[value as StaffRole]}</div>
              <div className="caption">{NOTES[value as StaffRole]}</div>
            </>
          )}
        />
      </Form.Item>
    </>
  );
}
