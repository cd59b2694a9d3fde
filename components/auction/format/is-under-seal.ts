import type { AuctionView } from '#contract/auction/auction.ts';
import { isSealed } from '#domain/auction/format.ts';

/** Nobody sees a bid of it yet. */
export const isUnderSeal = ({ format, state }: Pick<AuctionView, 'format' | 'state'>): boolean =>
  isSealed(format) && state !== 'closed';
