import { bps, formatBps } from '@yimai/shared/kernel/bps';
import { parseYuan } from '@yimai/shared/kernel/money';
import { Input } from 'antd';
import { useState } from 'react';

interface Props {
  value?: number;
  onChange?: (value: number) => void;
  maxBps?: number;
  disabled?: boolean;
  id?: string;
  'aria-label'?: string;
}

/** A percentage of at most two decimals as integer basis points: "12.5" ↔ 1250. */
export function RateInput({ value = 0, onChange, maxBps = 5_000, ...rest }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  // Hundredths of a per cent are written like hundredths of a yuan, so the same exact reader serves.
  const read = (text: string): number | null => {
    const hundredths = parseYuan(text);
    return hundredths !== null && hundredths >= 0 && hundredths <= maxBps ? hundredths : null;
  };
  const isWrong = draft !== null && read(draft) === null;

  const change = (text: string): void => {
    setDraft(text);
    const rate = read(text);
    if (rate !== null) onChange?.(rate);
  };

  return (
    <Input
      {...rest}
      suffix="%"
      inputMode="decimal"
      className="rate-input"
      status={isWrong ? 'error' : undefined}
      value={draft ?? formatBps(bps(value)).replace('%', '')}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
