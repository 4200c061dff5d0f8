import { PlusOutlined } from '@ant-design/icons';
import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import type { MaterialCategory } from '@yimai/shared/domain/material/material';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { Page, Toolbar } from '@/components/page';
import { MaterialDialog } from '@/features/material/material-dialog';
import { MaterialDrawer } from '@/features/material/material-drawer';
import { CATEGORY_OPTIONS } from '@/features/material/material-state';
import { MaterialStatistics } from '@/features/material/material-statistics';
import { MaterialTable, type ListState } from '@/features/material/material-table';
import { useMay } from '@/lib/permissions';

type View = ListState | 'statistics';

const VIEWS: { value: View; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'pending', label: '待审核' },
  { value: 'live', label: '使用中' },
  { value: 'draft', label: '草稿' },
  { value: 'retired', label: '已停用' },
  { value: 'statistics', label: '统计' },
];
const STATISTICS_DAYS = 30;

interface Draft {
  /** Null: new material. */
  material: ConsoleMaterialView | null;
}

/** What distributors share: written here, approved by a second person, counted by use. */
export function MaterialsScreen() {
  const [view, setView] = useState<View>('all');
  const [category, setCategory] = useState<MaterialCategory>();
  const [keyword, setKeyword] = useState<string>();
  const [openId, setOpenId] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const may = useMay();
  const create = may('consoleCreateMaterial') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setDraft({ material: null })}>
      新建素材
    </Button>
  );
  return (
    <Page title="素材" note="提交后由另一位同事审核；改动另存为新版本，通过前一直用旧版" actions={create}>
      <Toolbar>
        <Segmented<View> value={view} onChange={setView} options={VIEWS} />
        {view !== 'statistics' && (
          <>
            <Select<MaterialCategory>
              allowClear
              placeholder="全部分类"
              value={category}
              onChange={setCategory}
              options={CATEGORY_OPTIONS}
              style={{ width: 140 }}
            />
            <Input.Search
              allowClear
              placeholder="标题"
              maxLength={30}
              onSearch={(text) => setKeyword(text.trim() || undefined)}
              style={{ width: 200 }}
            />
          </>
        )}
      </Toolbar>
      {view === 'statistics' ? (
        <MaterialStatistics days={STATISTICS_DAYS} />
      ) : (
        <MaterialTable
          state={view}
          category={category}
          keyword={keyword}
          onOpen={({ id }) => setOpenId(id)}
        />
      )}
      <MaterialDrawer
        materialId={openId}
        onClose={() => setOpenId(null)}
        onEdit={(material) => setDraft({ material })}
      />
      <MaterialDialog
        material={draft?.material ?? null}
        isOpen={draft !== null}
        onClose={() => setDraft(null)}
      />
    </Page>
  );
}
