import type { AuctionView } from '#contract/auction/auction.ts';
import { type DutchSchedule, dutchPriceAt, nextDropAt } from '#domain/auction/dutch.ts';

/** A page's clock may be this far ahead: falls show later, so that no price is lower than the server honours. */
const heldBackMs = 300;

const scheduleOf = ({ dutch, currentAmount, startsAt }: AuctionView): DutchSchedule => ({
  startAmount: dutch?.startAmount ?? currentAmount,
  startsAt: Date.parse(startsAt),
  drop: dutch && { amount: dutch.dropAmount, everySeconds: dutch.dropSeconds, floorAmount: dutch.floorAmount },
});

export interface FallingPrice {
  amount: number;
  /** When it falls next; null at the floor, or when it would fall only after the end. */
  nextDropAt: number | null;
  /** How much of the wait for the next fall is left, 0 to 1. */
  waitLeft: number;
}

/** @param now the server's time, null before it is known */
export function fallingPrice(view: AuctionView, now: number | null): FallingPrice {
  if (view.state === 'closed' || !view.dutch || now === null) {
    return { amount: view.currentAmount, nextDropAt: null, waitLeft: 1 };
  }
  const schedule = scheduleOf(view);
  const at = now - heldBackMs;
  const phase = view.state;
  const next = nextDropAt(schedule, { phase, endsAt: Date.parse(view.endsAt) }, at);
  return {
    // The view's price was the server's word at an earlier moment: it is never less by now.
    amount: Math.min(view.currentAmount, dutchPriceAt(schedule, at)),
    nextDropAt: next,
    waitLeft: next === null ? 0 : Math.max(0, Math.min(1, (next - at) / (view.dutch.dropSeconds * 1000))),
  };
}

/** The falls so far, oldest first, at most `most`: when, and to what. */
export function fallsUntil(view: AuctionView, until: number, most: number): { at: number; amount: number }[] {
  const { dutch } = view;
  if (!dutch) return [];
  const schedule = scheduleOf(view);
  const every = dutch.dropSeconds * 1000;
  const toFloor = Math.ceil((dutch.startAmount - dutch.floorAmount) / dutch.dropAmount);
  const falls = Math.min(toFloor, Math.max(0, Math.floor((until - schedule.startsAt) / every)));
  const each = Math.max(1, Math.ceil(falls / most));
  const shown = Array.from({ length: Math.floor(falls / each) + 1 }, (_, index) => index * each);
  if (shown.at(-1) !== falls) shown.push(falls);
  return shown.map((fall) => {
    const at = schedule.startsAt + fall * every;
    return { at, amount: dutchPriceAt(schedule, at) };
  });
}
