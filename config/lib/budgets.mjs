/**
 * What the clients may cost: our budget beside the limit of the platform (or, for H5, what web-vitals calls good). Exact
 * figures are the same on every machine and fail `npm test`; the others depend on how fast the machine is at the moment.
 */
const KB = 1024;
const MB = KB * KB;

const bytes = (value) => (value >= MB ? `${(value / MB).toFixed(2)} MB` : `${(value / KB).toFixed(1)} KB`);
const ms = (value) => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${Math.round(value)} ms`);
const plain = (value) => String(Math.round(value * 1000) / 1000);

/**
 * @typedef {{ what: string, ours: number, limit?: number, show: (value: number) => string, exact: boolean,
 *   atLeast?: boolean }} Budget
 * @type {Record<string, Budget>}
 */
export const BUDGETS = {
  weappMain: { what: 'WeChat main package', ours: 0.8 * MB, limit: 2 * MB, show: bytes, exact: true },
  weappSub: { what: 'WeChat sub-package', ours: MB, limit: 2 * MB, show: bytes, exact: true },
  // Douyin allows 4 MB and has announced 2.
  ttMain: { what: 'Douyin main package', ours: MB, limit: 2 * MB, show: bytes, exact: true },
  ttSub: { what: 'Douyin sub-package', ours: MB, limit: 2 * MB, show: bytes, exact: true },
  scriptGzip: { what: 'H5 first route, JS gzip', ours: 150 * KB, show: bytes, exact: true },
  lcpMs: { what: 'LCP', ours: 1500, limit: 2500, show: ms, exact: false },
  tbtMs: { what: 'TBT', ours: 100, limit: 200, show: ms, exact: false },
  cls: { what: 'CLS', ours: 0.02, limit: 0.1, show: plain, exact: true },
  accessibility: {
    what: 'accessibility score',
    ours: 95,
    limit: 90,
    show: plain,
    exact: true,
    atLeast: true,
  },
  apiRequests: { what: 'requests on the first screen', ours: 4, limit: 10, show: plain, exact: true },
  // The limits of the four below are those of the platforms' own audits (体验评分); Douyin took over WeChat's.
  setDataBytes: { what: 'largest setData', ours: 64 * KB, limit: 256 * KB, show: bytes, exact: true },
  setDataRate: { what: 'setData a second, scrolling', ours: 5, limit: 20, show: plain, exact: true },
  nodes: { what: 'nodes', ours: 1000, limit: 1000, show: plain, exact: true },
  depth: { what: 'levels of nodes', ours: 30, limit: 30, show: plain, exact: true },
};

/** Whether a figure keeps our budget. */
export function keeps(id, value) {
  const { ours, atLeast = false } = BUDGETS[id];
  return atLeast ? value >= ours : value <= ours;
}

/**
 * One line of the table.
 * @param {{ id: string, where: string, value: number, judged?: boolean }} figure `judged: false` for a time that was
 *   taken on a machine too slow to say
 */
export function verdict({ id, where, value, judged = true }) {
  const { what, ours, limit, show, atLeast = false } = BUDGETS[id];
  const sign = atLeast ? '≥' : '≤';
  return {
    what: `${where} ${what}`,
    measured: show(value),
    budget: `${sign} ${show(ours)}`,
    limit: limit === undefined ? '' : `${sign} ${show(limit)}`,
    good: keeps(id, value),
    judged,
  };
}
