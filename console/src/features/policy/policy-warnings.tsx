import type { PolicyIssue } from '@yimai/shared/domain/commission/types';
import { Alert } from 'antd';
import { useState } from 'react';
import { Money } from '@/components/money';
import { MoneyInput } from '@/components/money-input';
import { exampleOf, LEVEL_NAMES, type PolicyInput } from './policy-terms';

interface Props {
  draft: PolicyInput;
  issues: readonly PolicyIssue[];
}

/** What the engine objects to, and what it would pay for one piece. */
export function PolicyWarnings({ draft, issues }: Props) {
  const isBroken = issues.some(({ severity }) => severity === 'error');
  return (
    <div className="stack" style={{ marginBottom: 20 }}>
      {issues.map(({ code, severity, message }) => (
        <Alert key={code} type={severity} showIcon title={message} />
      ))}
      {!isBroken && <Example draft={draft} />}
    </div>
  );
}

/** A trial calculation by the engine itself: cost and cap make it different from price × rate. */
function Example({ draft }: { draft: PolicyInput }) {
  const [priceFen, setPriceFen] = useState<number | null>(10_000);
  const [costFen, setCostFen] = useState<number | null>(6_000);
  const amounts = exampleOf(draft, priceFen ?? 0, costFen ?? 0);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return (
    <div className="example">
      <div className="section-head">
        <h2>试算一件</h2>
      </div>
      <div className="toolbar">
        <label>
          <span className="caption">售价</span>
          <MoneyInput value={priceFen} onChange={setPriceFen} />
        </label>
        <label>
          <span className="caption">成本</span>
          <MoneyInput value={costFen} onChange={setCostFen} />
        </label>
      </div>
      <p>
        {amounts.map((amount, level) => (
          <span key={level} className="example-part">
            {LEVEL_NAMES[level]} <Money fen={amount} />
          </span>
        ))}
        <span className="example-part">
          合计 <Money fen={total} />
        </span>
        <span className="example-part">
          商家余 <Money fen={(priceFen ?? 0) - (costFen ?? 0) - total} look="signed" />
        </span>
      </p>
    </div>
  );
}
