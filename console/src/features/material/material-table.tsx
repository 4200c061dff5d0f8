import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { CATEGORY_NAMES, type MaterialCategory } from '@yimai/shared/domain/material/material';
import { DataTable } from '@/components/data-table';
import { StatusTag, ToneTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatCount, formatTime } from '@/lib/format';
import { KIND_NAMES, MATERIAL_STATES, stateOf } from './material-state';

export type ListState = 'all' | 'pending' | 'live' | 'draft' | 'retired';

interface Props {
  state: ListState;
  category: MaterialCategory | undefined;
  keyword: string | undefined;
  onOpen: (material: ConsoleMaterialView) => void;
}

function Piece({ material }: { material: ConsoleMaterialView }) {
  const [newest] = material.versions;
  const [image] = newest?.images ?? [];
  return (
    <div className="goods">
      {image && <Thumb url={image.thumbUrl ?? image.url} />}
      <div>
        <div className="goods-title">
          {material.title} {material.isPinned && <ToneTag tone="gold">置顶</ToneTag>}
        </div>
        <div className="caption">{material.product?.title ?? '不限商品'}</div>
      </div>
    </div>
  );
}

export function MaterialTable({ state, category, keyword, onOpen }: Props) {
  return (
    <DataTable
      endpoint="consoleListMaterials"
      filters={{ state, category, keyword }}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的素材"
      minWidth={960}
      onRow={onOpen}
      columns={[
        { title: '素材', render: (_, row) => <Piece material={row} /> },
        {
          title: '类型',
          width: 140,
          render: (_, row) => (
            <>
              <div>{KIND_NAMES[row.kind]}</div>
              <div className="caption">{CATEGORY_NAMES[row.category]}</div>
            </>
          ),
        },
        {
          title: '最新版本',
          width: 180,
          render: (_, { versions: [newest] }) =>
            newest && (
              <>
                <div>
                  第 {newest.version} 版 · {newest.author}
                </div>
                <div className="caption">{formatTime(newest.createdAt)}</div>
              </>
            ),
        },
        {
          title: '被使用',
          width: 100,
          align: 'right',
          render: (_, { uses }) => formatCount(uses.copied + uses.saved + uses.shared),
        },
        {
          title: '被打开',
          width: 100,
          align: 'right',
          render: (_, { clicks }) => formatCount(clicks),
        },
        {
          title: '状态',
          width: 100,
          render: (_, row) => <StatusTag labels={MATERIAL_STATES} state={stateOf(row)} />,
        },
      ]}
    />
  );
}
