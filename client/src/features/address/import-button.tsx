import { useState } from 'react';
import { Button } from '@/components/button';
import { confirm, toast } from '@/components/feedback';
import { addressBook } from '@/platform/address-book';
import type { WrittenAddress } from '@/platform/contract';
import { openSettings } from '@/platform/permissions';
import styles from './address.module.scss';

/** Fills the form from the addresses that the platform keeps; nothing where it keeps none. */
export function ImportButton({ onPick }: { onPick: (address: WrittenAddress) => Promise<void> }) {
  const [isBusy, setBusy] = useState(false);
  const { label } = addressBook;
  if (!label) return null;
  const pick = async (): Promise<void> => {
    setBusy(true);
    try {
      const outcome = await addressBook.pick();
      if (outcome.kind === 'picked') await onPick(outcome.address);
      if (outcome.kind === 'denied') await explain();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      block
      kind="secondary"
      icon="location"
      className={styles.import ?? ''}
      loading={isBusy}
      onPress={() => void pick()}
    >
      {label}
    </Button>
  );
}

async function explain(): Promise<void> {
  const text = '允许“通讯地址”后，再点一次导入；也可以直接在下方填写';
  if (await confirm({ title: '没有地址权限', text, confirmText: '去设置' })) await openSettings();
  else toast('可以直接填写地址');
}
