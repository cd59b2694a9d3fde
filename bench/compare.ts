/** What a run's figures say beside an earlier run's. A figure's name says how it is judged: see `kindOf`. */

export type Figures = Record<string, number>;

export type Verdict = 'better' | 'same' | 'worse' | 'new' | 'not judged';

export interface Compared {
  figure: string;
  now: number;
  before: number | null;
  /** Now to before; null without a before, or if that was 0. */
  ratio: number | null;
  verdict: Verdict;
}

interface Kind {
  pattern: RegExp;
  better: 'lower' | 'higher' | 'zero';
  /** How far two runs of the same code lie apart on a machine that is not alone: a part of the figure. */
  noise: number;
}

/**
 * The first that fits the figure's own name decides; what fits none is shown and not judged, such as the floors
 * that others are measured against. Ratios were taken within one run and repeat best, 99th percentiles worst.
 */
const kinds: readonly Kind[] = [
  { pattern: /stale|unaccounted|deviation|oversold|lost/i, better: 'zero', noise: 0 },
  { pattern: /^(ws|bare|pgbench|floor)/i, better: 'higher', noise: Number.POSITIVE_INFINITY },
  { pattern: /^cpuRatio/, better: 'lower', noise: 0.15 },
  { pattern: /ratio/i, better: 'higher', noise: 0.2 },
  { pattern: /Ms(?![a-z])/, better: 'lower', noise: 0.5 },
  { pattern: /^(accepted|decided|orders|requests|delivered)|PerSecond/, better: 'higher', noise: 0.25 },
];

const kindOf = (figure: string): Kind | undefined => {
  const own = figure.slice(figure.lastIndexOf(' ') + 1);
  const kind = kinds.find(({ pattern }) => pattern.test(own));
  return kind && Number.isFinite(kind.noise) ? kind : undefined;
};

/** Each of this run's figures beside the baseline's. What only the baseline has was not run, and is left out. */
export function compareFigures(now: Figures, baseline: Figures): Compared[] {
  return Object.entries(now).map(([figure, value]) => {
    const before = baseline[figure] ?? null;
    const ratio = before === null || before === 0 ? null : value / before;
    return { figure, now: value, before, ratio, verdict: judge(kindOf(figure), value, before) };
  });
}

function judge(kind: Kind | undefined, now: number, before: number | null): Verdict {
  // What must be nothing needs no earlier run to be wrong.
  if (kind?.better === 'zero' && now > 0) return 'worse';
  if (before === null) return 'new';
  if (!kind || !Number.isFinite(now) || !Number.isFinite(before)) return 'not judged';
  if (kind.better === 'zero') return before > 0 ? 'better' : 'same';
  const [small, large] = [Math.min(now, before), Math.max(now, before)];
  if (large <= small * (1 + kind.noise)) return 'same';
  return now > before === (kind.better === 'higher') ? 'better' : 'worse';
}
