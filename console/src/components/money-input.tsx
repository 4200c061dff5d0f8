import { fen, formatYuan, parseYuan } from '@yimai/shared/kernel/money';
import { Input } from 'antd';
import { useState } from 'react';

interface Props {
  value?: number | null;
  onChange?: (value: number | null) => void;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  size?: 'small' | 'middle' | 'large';
  'aria-label'?: string;
}

const textOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : formatYuan(fen(value));

/** The one field for an amount: yuan as typed, integer fen as value, null while empty. No floats in between. */
export function MoneyInput({ value = null, onChange, placeholder = '0.00', ...rest }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong = draft !== null && draft !== '' && parseYuan(draft) === null;

  const change = (text: string): void => {
    const typed = text.replace(/[,，\s¥]/g, '');
    setDraft(typed);
    if (typed === '') return onChange?.(null);
    const amount = parseYuan(typed);
    if (amount !== null && amount >= 0) onChange?.(amount);
  };

  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      className="money-input"
      status={isWrong ? 'error' : undefined}
      placeholder={placeholder}
      value={draft ?? textOf(value)}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
