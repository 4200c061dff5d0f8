import type { PolicyView } from '@yimai/shared/contracts/policy';
import { App, Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { PolicyFields } from './policy-fields';
import { PolicyWarnings } from './policy-warnings';
import { draftOf, issuesOf, ratesText, type PolicyInput } from './policy-terms';

export function PublishButton({ current }: { current: PolicyView }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay();
  if (!may('publishPolicy')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        发布新版本
      </Button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={600}
        title={`发布第 ${current.version + 1} 版佣金方案`}
        destroyOnHidden
      >
        <PublishForm current={current} onDone={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

/** A new version, started from the one in force; says what is doubtful about it before it is published. */
function PublishForm({ current, onDone }: { current: PolicyView; onDone: () => void }) {
  const [draft, setDraft] = useState<PolicyInput>(() => draftOf(current));
  const { modal } = App.useApp();
  const publish = useAction('publishPolicy', {
    done: ({ version }) => `第 ${version} 版已生效`,
    outdates: ['getPolicy', 'consoleListProducts', 'listAudit'],
  });
  const propose = useAction('proposePolicy', {
    done: '已提交，等待另一位同事复核',
    outdates: ['getPolicy', 'listAudit'],
  });
  const issues = issuesOf(draft);
  const isBroken = issues.some(({ severity }) => severity === 'error');
  /** Rule P-01: nobody publishes three levels alone. */
  const needsTwo = draft.paidLevels === 3;
  const lacksFile = needsTwo && !draft.legalFileId?.trim();

  const confirm = (): void =>
    void modal.confirm({
      title: needsTwo ? '提交后须由另一位同事复核' : '发布后立即对新订单生效',
      content: needsTwo
        ? `${ratesText(draft.levelRatesBps, draft.paidLevels)}。复核通过后立即对新订单生效，不能修改。`
        : `${ratesText(draft.levelRatesBps, draft.paidLevels)}。发布后不能修改，只能再发布新的版本。`,
      okText: needsTwo ? '提交复核' : '发布',
      onOk: async () => {
        if (needsTwo) await propose.mutateAsync(draft);
        else await publish.mutateAsync({ ...draft, legalFileId: null });
        onDone();
      },
    });

  return (
    <Form layout="vertical" onFinish={confirm}>
      <PolicyFields draft={draft} onChange={setDraft} />
      <PolicyWarnings draft={draft} issues={issues} />
      <Button
        type="primary"
        htmlType="submit"
        block
        size="large"
        disabled={isBroken || lacksFile || draft.note.trim() === ''}
        loading={publish.isPending || propose.isPending}
      >
        {needsTwo ? '提交复核' : '发布'}
      </Button>
      {(lacksFile || draft.note.trim() === '') && (
        <p className="caption" style={{ marginTop: 8 }}>
          {lacksFile ? '三级方案须填写法务文件编号。' : '请写明这次调整的原因。'}
        </p>
      )}
    </Form>
  );
}
