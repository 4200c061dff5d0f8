import { PlusOutlined } from '@ant-design/icons';
import type { ExperimentView } from '@yimai/shared/contracts/experiment';
import { Button } from 'antd';
import { useState } from 'react';
import { Page } from '@/components/page';
import { ExperimentDialog } from '@/features/experiment/experiment-dialog';
import { ExperimentDrawer } from '@/features/experiment/experiment-drawer';
import { ExperimentTable } from '@/features/experiment/experiment-table';
import { useParam } from '@/lib/params';
import { useMay } from '@/lib/permissions';

interface Draft {
  /** Null: a new one. */
  experiment: ExperimentView | null;
}

/** Ways of showing a page or a price label, tried against each other. */
export function ExperimentsScreen() {
  const [openId, setOpenId] = useParam('id');
  const [draft, setDraft] = useState<Draft | null>(null);
  const may = useMay();
  const create = may('createExperiment') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setDraft({ experiment: null })}>
      新建实验
    </Button>
  );
  return (
    <Page
      title="对比实验"
      note="顾客随机看到其中一个版本，付的价钱都一样；人数和天数都够了，再看结论"
      actions={create}
    >
      <ExperimentTable onOpen={({ id }) => setOpenId(id)} />
      <ExperimentDrawer
        experimentId={openId ?? null}
        onClose={() => setOpenId(undefined)}
        onEdit={(experiment) => setDraft({ experiment })}
      />
      <ExperimentDialog
        experiment={draft?.experiment ?? null}
        isOpen={draft !== null}
        onClose={() => setDraft(null)}
        onSaved={setOpenId}
      />
    </Page>
  );
}
