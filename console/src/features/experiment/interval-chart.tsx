import type { VariantResult } from '@yimai/shared/contracts/experiment';
import { points } from './experiment-words';

interface Props {
  rows: readonly { name: string; difference: NonNullable<VariantResult['difference']> }[];
}

/** Where a difference lies in the range that is drawn, in per cent from the left. */
const placeIn = (limit: number, value: number): number =>
  50 + (Math.max(-limit, Math.min(limit, value)) / limit) * 50;

/** How much better or worse each variant may really be: a bar that crosses the middle may as well be nothing. */
export function IntervalChart({ rows }: Props) {
  const widest = Math.max(...rows.flatMap(({ difference: { lowBps, highBps } }) => [-lowBps, highBps]));
  const limit = Math.max(10, widest * 1.15);
  return (
    <div className="intervals">
      {rows.map(({ name, difference }) => {
        const { bps, lowBps, highBps } = difference;
        const tone = !difference.isSignificant ? 'is-open' : bps > 0 ? 'is-better' : 'is-worse';
        const left = placeIn(limit, lowBps);
        return (
          <div key={name} className="interval">
            <span className="interval-name">{name}</span>
            <div
              className="interval-track"
              role="img"
              aria-label={`${name}比对照组${points(bps)}，95% 区间 ${points(lowBps)} 至 ${points(highBps)}`}
            >
              <i
                className={`interval-bar ${tone}`}
                style={{ left: `${left}%`, width: `${placeIn(limit, highBps) - left}%` }}
              />
              <i className={`interval-point ${tone}`} style={{ left: `${placeIn(limit, bps)}%` }} />
            </div>
            <span className="caption">
              {points(lowBps)} ～ {points(highBps)}
            </span>
          </div>
        );
      })}
      <div className="interval-axis caption" aria-hidden="true">
        <span>更差</span>
        <span>与对照组相同</span>
        <span>更好</span>
      </div>
    </div>
  );
}
