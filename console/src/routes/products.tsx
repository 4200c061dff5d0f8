import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Link } from 'react-router-dom';
import { Page, Toolbar } from '@/components/page';
import { ProductTable } from '@/features/product/product-table';
import { useParam } from '@/lib/params';
import { useMay } from '@/lib/permissions';

/** The merchant's goods, on the shelf or not. */
export function ProductsScreen() {
  const [keyword, setKeyword] = useParam('keyword');
  const may = useMay();
  return (
    <Page
      title="商品"
      actions={
        may('createProduct') && (
          <Link to="/products/new">
            <Button type="primary" icon={<PlusOutlined />}>
              新建商品
            </Button>
          </Link>
        )
      }
    >
      <Toolbar>
        <Input.Search
          key={keyword}
          defaultValue={keyword}
          placeholder="商品名称"
          maxLength={40}
          allowClear
          onSearch={(text) => setKeyword(text.trim() || undefined)}
          style={{ width: 280 }}
        />
      </Toolbar>
      <ProductTable keyword={keyword} />
    </Page>
  );
}
