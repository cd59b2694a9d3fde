import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { falls, isSealed, traitsOf } from '#domain/auction/format.ts';

/** Says what the record tells. @param position null if they did not bid @returns null without a bid, or while open */
export function recordWords(
  view: Pick<AuctionView, 'format' | 'state' | 'leader' | 'currentAmount' | 'closedAt' | 'endsAt'>,
  position: OwnPosition | null,
  money: (amount: number) => string,
): string | null {
  if (!position || position.maxAmount === 0 || view.state !== 'closed') return null;
  const paddle = position.paddle.toLowerCase();
  const own = money(position.maxAmount);
  const leads = view.leader === position.paddle;
  if (isSealed(view.format)) return sealedWords(view, position, leads);
  if (falls(view.format)) return null;
  if (leads) {
    return `The public record shows your maximum only as far as the price went, under ${paddle}.`;
  }
  // Bought outright, or closed by the house's hammer: then a maximum may not have been tested to its end.
  if (endedEarly(view)) return `Your maximum is now in the public record, under ${paddle}, as far as the price went.`;
  return `The highest you bid, ${own}, is now in the public record, under ${paddle}.`;
}

function sealedWords(
  { leader, currentAmount, format }: Pick<AuctionView, 'leader' | 'currentAmount' | 'format'>,
  { maxAmount, paddle }: OwnPosition,
  leads: boolean,
): string {
  // Of a sealed lot whose reserve was not met nothing is told, also if it is sold later by an offer.
  if (leader === null) return 'What was bid stays sealed.';
  if (leads && traitsOf[format].paysOwnBid) {
    return `Your bid is the price, so it is in the public record, under ${paddle.toLowerCase()}.`;
  }
  if (leads) return 'The public record shows the price you pay, and of your own bid no more than that.';
  if (maxAmount === currentAmount) return 'What you bid is also the price, and the price is public.';
  return 'What you bid stays sealed: the public record does not show it.';
}

const endedEarly = ({ closedAt, endsAt }: Pick<AuctionView, 'closedAt' | 'endsAt'>): boolean =>
  closedAt !== null && Date.parse(closedAt) < Date.parse(endsAt);
