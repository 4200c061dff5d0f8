import { Cell } from '@/components/cell';
import { notify, toast } from '@/components/feedback';
import { openPage } from '@/lib/navigate';
import { errorText } from '@/lib/request';
import { scan } from '@/platform/scan';
import { recordCode } from './record';
import { readScanned } from './scanned';

async function scanOne(): Promise<void> {
  const text = await scan.scan();
  if (text === null) return;
  const scanned = readScanned(text);
  if (!scanned) {
    await notify('不是本店的码', '请扫描本店的商品码、推广码或海报');
    return;
  }
  const isPage = scanned.kind === 'page';
  if (isPage) openPage(scanned.path);
  if (!scanned.code) return;
  try {
    const click = await recordCode(scanned.code, { entrance: 'scan', path: isPage ? scanned.path : '' });
    if (!isPage) openPage(click.path);
  } catch (error) {
    if (!isPage) toast(errorText(error));
  }
}

/** A row that scans; nothing where there is no scanner. */
export function ScanCell() {
  if (!scan.supported) return null;
  return <Cell icon="scan" title="扫一扫" onPress={() => void scanOne()} />;
}
