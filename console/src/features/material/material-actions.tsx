import { Button } from 'antd';
import type { ConsoleMaterialView } from '@yimai/shared/contracts/material';
import { ConfirmAction } from '@/components/confirm-action';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';
import { useSession } from '@/lib/session';
import { isOwnWork, pendingOf } from './material-state';

export const OUTDATES = ['consoleListMaterials', 'consoleGetMaterial', 'consoleMaterialStatistics'] as const;

interface Props {
  material: ConsoleMaterialView;
  onEdit: () => void;
}

/** What staff may do with a piece: decide on the version that waits, write another, take it out and back. */
export function MaterialActions({ material, onEdit }: Props) {
  const may = useMay();
  const isWaiting = pendingOf(material) !== null;
  return (
    <div className="actions-row">
      {isWaiting && may('consoleDecideMaterial') && <Decision material={material} />}
      {may('consoleUpdateMaterial') && (
        <Button onClick={onEdit}>{material.versions.length > 0 ? '写新版本' : '编辑'}</Button>
      )}
      {may('consoleRetireMaterial') && <Retirement material={material} />}
    </div>
  );
}

function Decision({ material }: { material: ConsoleMaterialView }) {
  const staff = useSession()?.staff;
  const decide = useAction('consoleDecideMaterial', { done: '已处理', outdates: OUTDATES });
  const version = pendingOf(material);
  if (!version || !staff) return null;
  const target = { materialId: material.id, version: version.version };
  if (isOwnWork(version, staff)) return <span className="caption">您写的版本需要另一位同事审核</span>;
  return (
    <>
      <ConfirmAction
        label="通过"
        title={`通过第 ${version.version} 版`}
        look="primary"
        size="middle"
        description="通过后分销员立即看到这一版，原来在用的版本被替换。"
        onConfirm={() => decide.mutateAsync({ ...target, decision: 'approve' })}
      />
      <ConfirmAction
        label="退回"
        title={`退回第 ${version.version} 版`}
        look="default"
        size="middle"
        isDanger
        description="作者会看到您写的原因；正在使用的版本不受影响。"
        reason={{ isRequired: true, placeholder: '哪里要改' }}
        onConfirm={(reason) => decide.mutateAsync({ ...target, decision: 'reject', reason })}
      />
    </>
  );
}

function Retirement({ material: { id, isRetired } }: { material: ConsoleMaterialView }) {
  const retire = useAction('consoleRetireMaterial', {
    done: isRetired ? '已恢复使用' : '已停用',
    outdates: OUTDATES,
  });
  return (
    <ConfirmAction
      label={isRetired ? '恢复使用' : '停用'}
      title={isRetired ? '恢复使用这份素材' : '停用这份素材'}
      look="default"
      size="middle"
      isDanger={!isRetired}
      description={
        isRetired
          ? '恢复后分销员又能看到已通过的版本。'
          : '分销员不再看到它；已经发出去的链接照常有效，统计保留。'
      }
      onConfirm={() => retire.mutateAsync({ materialId: id, isRetired: !isRetired })}
    />
  );
}
