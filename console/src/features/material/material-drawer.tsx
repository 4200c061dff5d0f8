import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { CATEGORY_NAMES } from '@yimai/shared/domain/material/material';
import { Descriptions, Drawer, Image, Space } from 'antd';
import { Loadable } from '@/components/load-state';
import { Section } from '@/components/page';
import { StatusTag } from '@/components/status-tag';
import { formatCount, formatTime } from '@/lib/format';
import { useRead } from '@/lib/query';
import { MaterialActions } from './material-actions';
import { KIND_NAMES, MATERIAL_STATES, stateOf, VERSION_STATES, type MaterialVersion } from './material-state';

interface Props {
  materialId: string | null;
  onClose: () => void;
  onEdit: (material: ConsoleMaterialView) => void;
}

/** One piece with all its versions: none is ever changed, so the drawer is also its history. */
export function MaterialDrawer({ materialId, onClose, onEdit }: Props) {
  const query = useRead(
    'consoleGetMaterial',
    { materialId: materialId ?? '' },
    { enabled: materialId !== null },
  );
  const material = materialId === null ? undefined : query.data;
  return (
    <Drawer
      open={materialId !== null}
      onClose={onClose}
      size={640}
      destroyOnHidden
      title={material?.title ?? '素材'}
      extra={material && <StatusTag labels={MATERIAL_STATES} state={stateOf(material)} />}
      footer={material && <MaterialActions material={material} onEdit={() => onEdit(material)} />}
    >
      <Loadable query={query}>{(data) => <Details material={data} />}</Loadable>
    </Drawer>
  );
}

function Details({ material }: { material: ConsoleMaterialView }) {
  const { uses, clicks, versions } = material;
  return (
    <>
      <Descriptions
        column={2}
        items={[
          { key: 'kind', label: '类型', children: KIND_NAMES[material.kind] },
          { key: 'category', label: '分类', children: CATEGORY_NAMES[material.category] },
          { key: 'product', label: '商品', children: material.product?.title ?? '不限商品', span: 2 },
          {
            key: 'uses',
            label: '被使用',
            children: `复制 ${formatCount(uses.copied)} · 保存 ${formatCount(uses.saved)} · 分享 ${formatCount(uses.shared)}`,
          },
          { key: 'clicks', label: '被打开', children: formatCount(clicks) },
        ]}
      />
      <Section title="版本">
        <div className="stack">
          {versions.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </div>
      </Section>
    </>
  );
}

function Version({ version }: { version: MaterialVersion }) {
  const { state, text, images, video, author, createdAt, decidedBy, decidedAt, reason } = version;
  return (
    <div className="panel">
      <Space>
        <strong>第 {version.version} 版</strong>
        <StatusTag labels={VERSION_STATES} state={state} />
      </Space>
      <div className="caption">
        {author} 写于 {formatTime(createdAt)}
        {decidedBy && decidedAt && `；${decidedBy} 审于 ${formatTime(decidedAt)}`}
      </div>
      {reason && <div className="field-problem">退回原因：{reason}</div>}
      {text && <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>}
      {images.length > 0 && (
        <Image.PreviewGroup items={images.map(({ url }) => url)}>
          <Space wrap>
            {images.map(({ url, thumbUrl }, index) => (
              <Image
                key={url}
                src={thumbUrl ?? url}
                alt={`第 ${index + 1} 张`}
                width={88}
                height={88}
                style={{ objectFit: 'cover', borderRadius: 8 }}
              />
            ))}
          </Space>
        </Image.PreviewGroup>
      )}
      {video && (
        <video src={video.url} controls preload="none" style={{ maxWidth: '100%', maxHeight: 320 }}>
          <track kind="captions" />
        </video>
      )}
    </div>
  );
}
