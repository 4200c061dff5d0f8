import { AutoComplete, Form, Input, Select, Switch } from 'antd';
import { useRead } from '@/lib/query';
import { CategoryField } from './category-field';

const required = (message: string) => [{ required: true, whitespace: true, message }];

const KINDS = [
  { value: 'physical', label: '快递发货' },
  { value: 'virtual', label: '虚拟商品（交付兑换码）' },
];
const ROLES = [
  { value: 'traffic', label: '引流款' },
  { value: 'profit', label: '利润款' },
  { value: 'strategic', label: '战略款' },
];

/** Name, place in the shop, and the sentences a distributor sells it by. */
export function ProductBasics() {
  return (
    <div className="form-grid">
      <Form.Item name="title" label="商品名称" rules={required('请填写商品名称')} className="is-wide">
        <Input maxLength={60} showCount />
      </Form.Item>
      <Form.Item name="subtitle" label="副标题" className="is-wide">
        <Input maxLength={80} showCount />
      </Form.Item>
      <Form.Item
        name="categoryIds"
        label="分类"
        rules={[{ required: true, type: 'array', min: 1, max: 5, message: '请选择 1 至 5 个分类' }]}
      >
        <CategoryField />
      </Form.Item>
      <Form.Item name="unit" label="单位" rules={required('请填写单位')}>
        <Input maxLength={4} placeholder="件、盒、斤" />
      </Form.Item>
      <Form.Item name="sellingPoints" label="卖点" extra="最多 6 条，输入后回车">
        <Select mode="tags" open={false} suffixIcon={null} maxCount={6} tokenSeparators={['，', ',']} />
      </Form.Item>
      <Form.Item name="tags" label="标签" extra="最多 4 个，每个不超过 8 个字">
        <Select mode="tags" open={false} suffixIcon={null} maxCount={4} tokenSeparators={['，', ',', ' ']} />
      </Form.Item>
    </div>
  );
}

/** The templates in use: there is no list of its own to ask for. */
function useFreightTemplates(): { value: string }[] {
  const products = useRead('consoleListProducts', { limit: 50 });
  const used = products.data?.items.map((product) => product.freightTemplate) ?? [];
  return [...new Set(['全国包邮', ...used])].map((value) => ({ value }));
}

export function ProductSale() {
  const templates = useFreightTemplates();
  return (
    <div className="form-grid">
      <Form.Item name="freightTemplate" label="运费模板" rules={required('请填写运费模板')}>
        <AutoComplete options={templates} maxLength={40} />
      </Form.Item>
      <Form.Item name="role" label="商品角色" extra="用于选品与统计，买家看不到">
        <Select options={ROLES} />
      </Form.Item>
      <Form.Item name="kind" label="交付方式" extra="虚拟商品须所在分类已完成合规确认">
        <Select options={KINDS} />
      </Form.Item>
      <Form.Item
        name="isReturnable"
        label="七天无理由退货"
        valuePropName="checked"
        extra="关闭后，买家下单时须确认知悉"
      >
        <Switch checkedChildren="支持" unCheckedChildren="不支持" />
      </Form.Item>
    </div>
  );
}
