import { PlusOutlined } from '@ant-design/icons';
import { Button, Divider, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useMay } from '@/lib/permissions';
import { useAction, useRead } from '@/lib/query';

interface Props {
  value?: string[];
  onChange?: (value: string[]) => void;
  id?: string;
}

/** Picks categories; a missing one is made on the spot. */
export function CategoryField({ value = [], onChange, id }: Props) {
  const categories = useRead('listCategories', {});
  const [name, setName] = useState('');
  const may = useMay();
  const create = useAction('createCategory', { done: '分类已创建', outdates: ['listCategories'] });
  const items = categories.data?.items ?? [];
  const names = new Map(items.map((category) => [category.id, category.name]));

  const add = (): void =>
    create.mutate(
      { name: name.trim() },
      {
        onSuccess: (category) => {
          setName('');
          onChange?.([...value, category.id]);
        },
      },
    );

  return (
    <Select
      id={id}
      mode="multiple"
      maxCount={5}
      loading={categories.isPending}
      value={value}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      options={items.map((category) => ({
        value: category.id,
        label: [category.parentId && names.get(category.parentId), category.name].filter(Boolean).join(' / '),
      }))}
      popupRender={(menu) => (
        <>
          {menu}
          {may('createCategory') && (
            <>
              <Divider style={{ margin: '8px 0' }} />
              <Space.Compact block style={{ padding: '0 8px 4px' }}>
                <Input
                  value={name}
                  maxLength={10}
                  placeholder="新分类名称"
                  onChange={(event) => setName(event.target.value)}
                  onKeyDown={(event) => event.stopPropagation()}
                />
                <Button
                  icon={<PlusOutlined />}
                  loading={create.isPending}
                  disabled={name.trim() === ''}
                  onClick={add}
                >
                  添加
                </Button>
              </Space.Compact>
            </>
          )}
        </>
      )}
    />
  );
}
