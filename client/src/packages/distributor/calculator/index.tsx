import { CalculatorView } from '@/features/distributor/calculator/calculator-view';
import { CenterShell } from '@/features/distributor/shell/center-shell';

export default function CalculatorPage() {
  return (
    <CenterShell current="calculator" title="收入测算" need="anyone">
      <CalculatorView />
    </CenterShell>
  );
}
