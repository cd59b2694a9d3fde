/** One figure over time. */
export interface Sample {
  /** Seconds since the start. */
  at: number;
  value: number;
}

/** How much a figure may rise over a run and still count as standing still: a part of it and so much besides. */
export interface Band {
  part: number;
  besides: number;
}

export interface Growth {
  first: number;
  last: number;
  /** What the run's slope comes to in an hour. */
  perHour: number;
  grows: boolean;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** The median of the slopes between all pairs (Theil and Sen): a few wild samples don't bend it. */
function slopeOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, i) =>
    samples.slice(i + 1).flatMap((other) => (other.at > one.at ? (other.value - one.value) / (other.at - one.at) : [])),
  );
  return slopes.length > 0 ? median(slopes) : 0;
}

/**
 * Whether a figure grew: the middle of its last third lies above that of its first third by more than the band,
 * and its slope says so too.
 */
export function growthOf(samples: readonly Sample[], { part, besides }: Band): Growth {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const values = samples.map(({ value }) => value);
  const first = median(values.slice(0, third));
  const last = median(values.slice(-third));
  const perHour = slopeOf(samples) * 3600;
  return { first, last, perHour, grows: perHour > 0 && last - first > Math.abs(first) * part + besides };
}
