import { lazy, Suspense, useState } from 'react';
import { Cell } from '@/components/cell';
import { hop } from '@/platform/hop';
import type { HopCellProps } from './hop-entry-contract';

const HopSheet = lazy(async () => ({ default: (await import('./hop-sheet')).HopSheet }));

/** A row that leads from the web page into the mini-program, or from the desk to the phone. */
export function HopCell({ path, title }: HopCellProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const onPress = (): void => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Cell
        icon={hop.way === 'qr' ? 'qrcode' : 'wechat'}
        title={title ?? (hop.way === 'qr' ? '在手机上继续' : '去小程序')}
        onPress={onPress}
      />
      {wanted && (
        <Suspense fallback={null}>
          <HopSheet open={open} path={path} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
