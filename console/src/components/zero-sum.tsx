import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { Money } from './money';

/** All accounts must sum to zero; anything else is a bug, and is said loudly. */
export function ZeroSum({ sumFen }: { sumFen: number }) {
  const isZero = sumFen === 0;
  return (
    <span className={`zero-sum ${isZero ? 'is-good' : 'is-bad'}`} role="status">
      {isZero ? <CheckCircleFilled /> : <WarningFilled />}
      {isZero ? '账本平衡' : '账本不平'}
      <Money fen={sumFen} />
    </span>
  );
}
