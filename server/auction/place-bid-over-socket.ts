import type { BidCommand } from '#server/live/gateway.ts';

export const placeBidOverSocket: BidCommand = async () => ({
  ok: false,
  refusal: { code: 'auction_not_open', message: 'No lot is open yet.' },
});
