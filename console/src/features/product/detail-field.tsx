import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { ImageAdder } from '@/components/images-field';
import { Thumb } from '@/components/thumb';
import type { Block } from './product-draft';

interface Props {
  value?: Block[];
  onChange?: (value: Block[]) => void;
}

const KINDS: Readonly<Record<Exclude<Block['type'], 'image'>, string>> = {
  heading: '标题',
  paragraph: '段落',
  table: '参数表',
};

function start(type: keyof typeof KINDS): Block {
  return type === 'table' ? { type, rows: [['', '']] } : { type, text: '' };
}

/** The description as a list of blocks: headings, paragraphs, pictures and tables of parameters. */
export function DetailField({ value = [], onChange }: Props) {
  const change = (index: number, block: Block): void =>
    onChange?.(value.map((each, at) => (at === index ? block : each)));
  const raise = (index: number): void => {
    const next = [...value];
    const [block] = next.splice(index, 1);
    if (block) next.splice(index - 1, 0, block);
    onChange?.(next);
  };
  return (
    <div className="stack">
      {value.map((block, index) => (
        <div key={index} className="block">
          <div className="block-body">
            <BlockField block={block} onChange={(next) => change(index, next)} />
          </div>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label="上移"
            disabled={index === 0}
            onClick={() => raise(index)}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label="删除"
            onClick={() => onChange?.(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Space wrap>
        {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((type) => (
          <Button key={type} type="dashed" size="small" onClick={() => onChange?.([...value, start(type)])}>
            添加{KINDS[type]}
          </Button>
        ))}
      </Space>
      <ImageAdder onAdd={(image) => onChange?.([...value, { type: 'image', image }])} />
    </div>
  );
}

function BlockField({ block, onChange }: { block: Block; onChange: (block: Block) => void }) {
  switch (block.type) {
    case 'heading':
      return (
        <Input
          value={block.text}
          maxLength={60}
          placeholder="标题"
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case 'paragraph':
      return (
        <Input.TextArea
          value={block.text}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder="段落"
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case 'image':
      return <Thumb url={block.image.url} size={120} />;
    case 'table':
      return <RowsField rows={block.rows} onChange={(rows) => onChange({ ...block, rows })} />;
  }
}

/** "产地：福建福鼎" per line; what stands before the first colon is the name. */
function toRows(text: string): [string, string][] {
  return text.split('\n').map((line) => {
    const at = line.search(/[：:]/);
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
  });
}

type Rows = Extract<Block, { type: 'table' }>['rows'];

/** Text while it is typed: a line gets its colon when the person types it, not before. */
function RowsField({ rows, onChange }: { rows: Rows; onChange: (rows: [string, string][]) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = rows.map(([name, value]) => (name || value ? `${name}：${value}` : '')).join('\n');
  return (
    <Input.TextArea
      value={draft ?? text}
      autoSize={{ minRows: 2, maxRows: 12 }}
      placeholder="每行一条，如 产地：福建福鼎"
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(toRows(event.target.value));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
