/** A press binds only an amount that its bidder could read before it began: not one that came under their finger. */

/** So long it takes to read what has changed, and to hold back a finger that is on its way. */
export const readMs = 350;

/** What stands on the button. Moments are the page's own, in milliseconds. */
export interface Shown {
  amount: number;
  /** Another step of bidding is another button: what opens a question doesn't answer it. */
  step: string;
  since: number;
  /** The amount that stood there before; null: none did. */
  before: number | null;
}

export const shownFirst = (amount: number, step: string): Shown => ({
  amount,
  step,
  since: Number.NEGATIVE_INFINITY,
  before: null,
});

/** @param chosen by the person who presses: they need not read it */
export function nowShown(shown: Shown, amount: number, step: string, at: number, chosen: boolean): Shown {
  if (amount === shown.amount && step === shown.step) return shown;
  const known = chosen && step === shown.step;
  return { amount, step, since: known ? Number.NEGATIVE_INFINITY : at, before: shown.amount };
}

/** @param began when the finger or the key went down. @returns the amount to bid, or the one that was meant and has gone */
export function pressed({ amount, since, before }: Shown, began: number): { bid: number } | { gone: number } {
  return began - since >= readMs ? { bid: amount } : { gone: before ?? amount };
}
