import { lazy, Suspense, useEffect, useState } from 'react';
import type { SheetsProps } from './sheets';

const load = () => import('./sheets');
const Sheets = lazy(async () => ({ default: (await load()).Sheets }));
/** After the pictures of the first screen, before anybody has read the price. */
const FETCH_AFTER_MS = 1_500;

/** In a browser the sheets are not part of the page's first load: 6 KB gzip. */
export function LateSheets(props: SheetsProps) {
  const { panel, sheet, viewed } = props.state;
  const open = panel !== null || sheet !== null || viewed !== null;
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Sheets {...props} />
    </Suspense>
  );
}
