import { useId, useState } from 'react';

export interface Bar {
  label: string;
  value: number;
  /** What the person reads when pointing at the bar. */
  text: string;
}

interface Props {
  bars: readonly Bar[];
  title: string;
  /** Writes a value of the axis. */
  formatAxis: (value: number) => string;
}

const WIDTH = 960;
const HEIGHT = 240;
const LEFT = 56;
const BOTTOM = 26;
const TOP = 14;
const LINES = 4;
const plotHeight = HEIGHT - TOP - BOTTOM;

/** The next "round" number: 1, 2 or 5 times a power of ten, times the number of lines. */
function ceiling(max: number): number {
  if (max <= 0) return LINES;
  const step = max / LINES;
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= step) ?? 10;
  return Math.max(LINES, Math.ceil(factor * power) * LINES);
}

/** Bars over days as plain SVG. The same figures are in a table for those who do not see it. */
export function BarChart({ bars, title, formatAxis }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const id = useId();
  const top = ceiling(Math.max(0, ...bars.map((bar) => bar.value)));
  const slot = (WIDTH - LEFT) / Math.max(1, bars.length);
  const y = (value: number): number => TOP + plotHeight * (1 - Math.max(0, value) / top);
  const shown = pointed === null ? undefined : bars[pointed];
  const every = Math.ceil(bars.length / 8);

  return (
    <figure className="chart" onMouseLeave={() => setPointed(null)}>
      <figcaption id={id} aria-live="polite">
        {shown ? `${shown.label} · ${shown.text}` : title}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={id}>
        {Array.from({ length: LINES + 1 }, (_, line) => (top / LINES) * line).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="chart-line" />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className="chart-text">
              {formatAxis(value)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => {
          const x = LEFT + slot * index;
          const height = TOP + plotHeight - y(bar.value);
          return (
            <g key={bar.label} onMouseEnter={() => setPointed(index)}>
              <rect x={x} y={TOP} width={slot} height={plotHeight} className="chart-slot" />
              <rect
                x={x + slot * 0.2}
                y={y(bar.value)}
                width={slot * 0.6}
                height={height}
                rx={Math.min(3, slot * 0.3)}
                className={index === pointed ? 'chart-bar is-pointed' : 'chart-bar'}
              />
              {index % every === 0 && (
                <text x={x + slot / 2} y={HEIGHT - 8} textAnchor="middle" className="chart-text">
                  {bar.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <div className="visually-hidden">
        <table>
          <caption>{title}</caption>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td>{bar.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
