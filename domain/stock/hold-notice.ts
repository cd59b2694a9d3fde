export type HoldNotice = 'five_minutes' | 'one_minute';

const marks: [number, HoldNotice][] = [
  [60_000, 'one_minute'],
  [300_000, 'five_minutes'],
];

/** Which mark a hold has just passed, if any. @param before, after milliseconds left */
export function holdNotice(before: number, after: number): HoldNotice | null {
  return marks.find(([mark]) => before > mark && after <= mark)?.[1] ?? null;
}

export interface HeldLine {
  sku: string;
  heldUntil: string | null;
}

export function endedHolds(before: readonly HeldLine[], after: readonly HeldLine[]): string[] {
  const held = new Set(before.filter((line) => line.heldUntil !== null).map((line) => line.sku));
  return after.filter((line) => line.heldUntil === null && held.has(line.sku)).map((line) => line.sku);
}
