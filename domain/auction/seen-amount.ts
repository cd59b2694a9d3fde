/** A press binds only an amount that its bidder could read before it began: not one that came under their finger. */

/** So long it takes to read what has changed, and to hold back a finger that is on its way. */
export const readMs = 350;

/** The amount on the button. Moments are the page's own, in milliseconds. */
export interface Shown {
  amount: number;
  /** Another step of bidding is another button: what opens a question doesn't answer it. */
  step: string;
  /** When the first frame with it was painted; `unpainted` until then. */
  since: number;
  /** The amount that was painted there before; null: none was. */
  before: number | null;
}

const unpainted = Number.POSITIVE_INFINITY;

export const shownFirst = (amount: number, step: string): Shown => ({
  amount,
  step,
  since: Number.NEGATIVE_INFINITY,
  before: null,
});

/** @param chosen by the person who presses: they need not read it */
export function nowShown(shown: Shown, amount: number, step: string, chosen: boolean): Shown {
  if (amount === shown.amount && step === shown.step) return shown;
  const known = chosen && step === shown.step;
  const before = shown.since === unpainted ? shown.before : shown.amount;
  return { amount, step, since: known ? Number.NEGATIVE_INFINITY : unpainted, before };
}

/** A frame has been painted. */
export const nowPainted = (shown: Shown, at: number): Shown =>
  shown.since === unpainted ? { ...shown, since: at } : shown;

/** @param began when the finger or the key went down. @returns the amount to bid, or the one that was meant and has gone */
export function pressed({ amount, since, before }: Shown, began: number): { bid: number } | { gone: number } {
  return began - since >= readMs ? { bid: amount } : { gone: before ?? amount };
}
