export type HoldNotice = 'five_minutes' | 'one_minute';

const marks: [number, HoldNotice][] = [
  [60_000, 'one_minute'],
  [300_000, 'five_minutes'],
];

/** A page that slept past a mark wakes up later: the mark's sentence would be false by then. */
const justPassedMs = 15_000;

/** Returns the mark a hold has just passed, if any. @param before, after milliseconds left */
export function holdNotice(before: number, after: number): HoldNotice | null {
  return marks.find(([mark]) => before > mark && after <= mark && after > mark - justPassedMs)?.[1] ?? null;
}

export interface HeldLine {
  sku: string;
  heldUntil: string | null;
}

export function endedHolds(before: readonly HeldLine[], after: readonly HeldLine[]): string[] {
  const held = new Set(before.filter((line) => line.heldUntil !== null).map((line) => line.sku));
  return after.filter((line) => line.heldUntil === null && held.has(line.sku)).map((line) => line.sku);
}
