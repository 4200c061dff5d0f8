import { DeleteOutlined, LeftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Thumb } from './thumb';
import { measureImage, type ShopImage } from './measure-image';

interface Props {
  value?: ShopImage[];
  onChange?: (value: ShopImage[]) => void;
  max?: number;
}

/** Pictures by address, in order; the first is the cover. Width and height are measured, phones need them. */
export function ImagesField({ value = [], onChange, max = 9 }: Props) {
  const move = (index: number): void => {
    const next = [...value];
    const [image] = next.splice(index, 1);
    if (image) next.splice(index - 1, 0, image);
    onChange?.(next);
  };
  return (
    <div className="stack">
      {value.length > 0 && (
        <div className="pictures">
          {value.map((image, index) => (
            <div key={image.url} className="picture">
              <Thumb url={image.url} size={96} />
              <div className="picture-tools">
                <span className="caption">{index === 0 ? '封面' : `${image.width}×${image.height}`}</span>
                {index > 0 && (
                  <Button
                    type="text"
                    size="small"
                    icon={<LeftOutlined />}
                    aria-label="前移"
                    onClick={() => move(index)}
                  />
                )}
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label="删除图片"
                  onClick={() => onChange?.(value.filter((_, at) => at !== index))}
                />
              </div>
            </div>
          ))}
        </div>
      )}
      {value.length < max && (
        <ImageAdder
          isKnown={(url) => value.some((image) => image.url === url)}
          onAdd={(image) => onChange?.([...value, image])}
        />
      )}
    </div>
  );
}

interface AdderProps {
  isKnown?: (url: string) => boolean;
  onAdd: (image: ShopImage) => void;
}

/** Takes an address, looks at the picture, and gives it with its size. */
export function ImageAdder({ isKnown, onAdd }: AdderProps) {
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const add = async (): Promise<void> => {
    const address = url.trim();
    if (address === '') return;
    if (isKnown?.(address)) return setProblem('这张图片已经添加过了');
    setBusy(true);
    const image = await measureImage(address);
    setBusy(false);
    if (!image) return setProblem('打不开这张图片，请检查地址（须为 https 或本站地址）');
    setProblem(null);
    setUrl('');
    onAdd(image);
  };

  return (
    <div>
      <Space.Compact style={{ width: '100%', maxWidth: 520 }}>
        <Input
          value={url}
          maxLength={300}
          placeholder="图片地址"
          status={problem ? 'error' : undefined}
          onChange={(event) => setUrl(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            void add();
          }}
        />
        <Button icon={<PlusOutlined />} loading={isBusy} onClick={() => void add()}>
          添加图片
        </Button>
      </Space.Compact>
      {problem && <div className="field-problem">{problem}</div>}
    </div>
  );
}
