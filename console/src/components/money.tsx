import { fen, formatYuan } from '@yimai/shared/kernel/money';
import { groupThousands } from '@/lib/format';

interface Props {
  fen: number;
  /** `signed`: vermilion where negative; `strong`: the figure of a card. */
  look?: 'plain' | 'muted' | 'strong' | 'signed';
}

/** The one way an amount is shown: `¥1,234.50`, tabular figures, from integer fen. */
export function Money({ fen: amount, look = 'plain' }: Props) {
  const isNegative = amount < 0;
  const text = groupThousands(formatYuan(fen(Math.abs(amount))));
  const classes = ['money', `money-${look}`, isNegative ? 'is-negative' : ''].filter(Boolean).join(' ');
  return (
    <span className={classes}>
      {isNegative ? '−' : ''}¥{text}
    </span>
  );
}
