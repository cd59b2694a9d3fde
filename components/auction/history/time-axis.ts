const minute = 60_000;
const hour = 60 * minute;
/** Lots that closed longer ago, or close later, are not this evening's. */
const before = 3 * hour;
const after = 12 * hour;
const tickSteps = [15 * minute, 30 * minute, hour, 2 * hour];

export interface TimeAxis {
  from: number;
  to: number;
  ticks: number[];
  /** A moment's place from the left, 0 to 100. */
  place(at: number): number;
}

export function timeAxis(moments: readonly number[], now: number): TimeAxis {
  const near = moments.filter((at) => at > now - before && at < now + after);
  const first = Math.min(now, ...near);
  const last = Math.max(now + hour, ...near);
  const step = tickSteps.find((size) => (last - first) / size <= 6) ?? 4 * hour;
  const from = Math.floor(first / step) * step;
  const to = Math.ceil((last + minute) / step) * step;
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  return { from, to, ticks, place: (at) => ((at - from) / (to - from)) * 100 };
}
