import type { SearchWordsView } from '@yimai/shared/contracts/search';
import { Button, Empty, Form, Select, Table } from 'antd';
import { Loadable } from '@/components/load-state';
import { formatCount } from '@/lib/format';
import { useMay } from '@/lib/permissions';
import { useAction, useRead } from '@/lib/query';

type Values = Pick<SearchWordsView, 'pinned' | 'blocked'>;

/** Rules for words typed one after the other: each of them short. */
const short = (max: number) => ({
  validator: (_: unknown, words: string[] = []) =>
    words.every((word) => word.trim().length > 0 && word.trim().length <= max)
      ? Promise.resolve()
      : Promise.reject(new Error(`每个词 1 至 ${max} 个字`)),
});

export function SearchWordsForm() {
  const words = useRead('consoleGetSearchWords', {});
  return <Loadable query={words}>{(view) => <Fields key={JSON.stringify(view)} view={view} />}</Loadable>;
}

interface PopularProps {
  popular: SearchWordsView['popular'];
  /** Absent for those who may only look. */
  onAdd?: (field: keyof Values, word: string) => void;
}

function Popular({ popular, onAdd }: PopularProps) {
  return (
    <div className="data-table" style={{ marginTop: 24 }}>
      <Table<SearchWordsView['popular'][number]>
        dataSource={popular}
        rowKey={({ word }) => word}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有足够多的搜索" />,
        }}
        columns={[
          { title: '近 30 天搜到过商品的词', dataIndex: 'word' },
          {
            title: '搜索人次',
            width: 120,
            align: 'right',
            render: (_, { searches }) => formatCount(searches),
          },
          {
            title: '操作',
            width: 160,
            render: (_, { word }) =>
              onAdd && (
                <>
                  <Button type="link" size="small" onClick={() => onAdd('pinned', word)}>
                    置顶
                  </Button>
                  <Button type="link" size="small" danger onClick={() => onAdd('blocked', word)}>
                    屏蔽
                  </Button>
                </>
              ),
          },
        ]}
      />
    </div>
  );
}

function Fields({ view }: { view: SearchWordsView }) {
  const [form] = Form.useForm<Values>();
  const may = useMay()('consoleSaveSearchWords');
  const save = useAction('consoleSaveSearchWords', {
    done: '热词已保存',
    outdates: ['consoleGetSearchWords'],
  });
  const add = (field: keyof Values, word: string): void => {
    const known = (form.getFieldValue(field) as string[] | undefined) ?? [];
    if (!known.includes(word)) form.setFieldValue(field, [...known, word]);
  };
  return (
    <>
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={!may}
        initialValues={view}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="pinned"
          label="置顶词"
          extra="按顺序展示，最多 10 个"
          rules={[{ type: 'array', max: 10, message: '最多 10 个' }, short(12)]}
        >
          <Select mode="tags" open={false} suffixIcon={null} placeholder="输入后回车" />
        </Form.Item>
        <Form.Item
          name="blocked"
          label="屏蔽词"
          extra="不会作为热词或搜索建议展示，仍可以搜索"
          rules={[{ type: 'array', max: 200, message: '最多 200 个' }, short(20)]}
        >
          <Select mode="tags" open={false} suffixIcon={null} placeholder="输入后回车" />
        </Form.Item>
        {may && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        )}
      </Form>
      <Popular popular={view.popular} onAdd={may ? add : undefined} />
    </>
  );
}
