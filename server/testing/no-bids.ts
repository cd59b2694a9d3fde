import type { BidCommand } from '../live/gateway.ts';

/** For tests of the live engine that place no bid. */
export const acceptsNoBids: BidCommand = async () => ({
  ok: false,
  refusal: { code: 'auction_not_open', message: 'No lot is open here.' },
});
